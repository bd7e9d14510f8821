package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.EntityDraft;

/** Collections of drafts. */
public final class DraftCollections {

  private DraftCollections() {}

  /** A collection over what the owner's base has. */
  public static DraftCollection create(EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    throw new IllegalStateException("collections have not landed yet");
  }
}
