package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/** Turns ids into entities: into views for a snapshot, into drafts for a draft session. */
public interface EntityResolver {

  /** The entity of this id, or null where there is none. */
  @Nullable Object entity(long id);

  /** The error for damaged bytes at this offset. */
  RuntimeException corrupt(long offset, String what);
}
