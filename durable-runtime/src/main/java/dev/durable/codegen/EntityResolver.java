package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/** Turns ids into entities: into views for a snapshot, into drafts for a draft session. */
public interface EntityResolver {

  /**
   * The entity of this id, of which is known that it must be of this type. Whoever needs its record
   * only later may leave it to that time to see whether there is one, and whether it is of the
   * type.
   *
   * @return null where there is none; may also be of another type
   */
  @Nullable Object entity(long id, Class<?> type);

  /** The entity of this id, of whatever type, or null where there is none. */
  default @Nullable Object entity(long id) {
    return entity(id, Object.class);
  }

  /** The error for damaged bytes at this offset. */
  RuntimeException corrupt(long offset, String what);
}
