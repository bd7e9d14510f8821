package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/** Turns ids into entities: into views for a snapshot, into drafts for a draft session. */
public interface EntityResolver {

  /** The entity of this id, or null where there is none. */
  @Nullable Object entity(long id);

  /**
   * The entity of this id, of which is known that it must be of this type. Whoever needs its record
   * only later may leave it to that time to see whether there is one, and whether it is of the
   * type.
   *
   * @return null where there is none; may also be of another type
   */
  default @Nullable Object entity(long id, Class<?> type) {
    return entity(id);
  }

  /** The error for damaged bytes at this offset. */
  RuntimeException corrupt(long offset, String what);
}
