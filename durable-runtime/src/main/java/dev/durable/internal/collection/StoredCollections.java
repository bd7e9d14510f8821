package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityResolver;
import dev.durable.codegen.ReadContext;

/** Collections of snapshots. */
public final class StoredCollections {

  private StoredCollections() {}

  /** A collection that reads where it lies. */
  public static Object open(
      CollectionShape<?> shape,
      ReadContext context,
      EntityResolver entities,
      long record,
      int slot) {
    throw new IllegalStateException("collections have not landed yet");
  }
}
