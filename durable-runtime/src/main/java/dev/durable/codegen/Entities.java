package dev.durable.codegen;

import dev.durable.ObjectId;
import org.jspecify.annotations.Nullable;

/** What can be asked of any entity, view or draft. */
public final class Entities {

  private Entities() {}

  /** Its identity; null for a draft that was never committed. */
  public static @Nullable ObjectId idOf(Object entity) {
    throw new UnsupportedOperationException();
  }

  /** Whether both hold the same values. */
  public static boolean sameState(Object a, Object b) {
    throw new UnsupportedOperationException();
  }
}
