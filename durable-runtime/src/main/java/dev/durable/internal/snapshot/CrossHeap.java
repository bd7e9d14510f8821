package dev.durable.internal.snapshot;

import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.ReadContext;
import org.jspecify.annotations.Nullable;

/** Keeps the entities of different heaps apart: an id means nothing in another heap. */
public final class CrossHeap {

  private CrossHeap() {}

  /** The snapshot that an entity's stored state is read from; null for a fresh draft. */
  public static @Nullable ReadContext contextOf(Object entity) {
    EntityView view =
        entity instanceof EntityDraft<?> draft ? EntityDraft.baseOf(draft) : (EntityView) entity;
    return view == null ? null : Entities.contextOf(view);
  }

  /**
   * Refuses an entity of another heap.
   *
   * @throws IllegalArgumentException naming both heaps
   */
  public static void require(SnapshotContext here, Object entity) {
    Entities.rawId(entity);
    ReadContext there = contextOf(entity);
    if (there != null && !there.heapId().equals(here.heapId())) {
      throw new IllegalArgumentException(
          Entities.name(entity)
              + " belongs to the heap "
              + (there instanceof SnapshotContext other ? other.log().file() : there.heapId())
              + ", not to "
              + here.log().file()
              + ". Copy its values into a new draft to have them here too.");
    }
  }
}
