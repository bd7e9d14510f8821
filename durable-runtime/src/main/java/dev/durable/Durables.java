package dev.durable;

import dev.durable.codegen.Entities;
import org.jspecify.annotations.Nullable;

/** Questions one may ask of any view or draft. */
public final class Durables {

  private Durables() {}

  /** Its identity; null for a draft that was never committed. */
  public static @Nullable ObjectId idOf(Object entity) {
    return Entities.idOf(entity);
  }

  /** Whether both hold the same values, references compared by identity. */
  public static <T> boolean sameState(T a, T b) {
    return Entities.sameState(a, b);
  }
}
