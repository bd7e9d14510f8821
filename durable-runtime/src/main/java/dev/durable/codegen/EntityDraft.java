package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A mutable entity: touched properties lie over the view it is based on. A fresh one has no base
 * and has touched them all; one that a session made knows its entity's id, and finds the record
 * when something untouched is read, or at the commit. Equal to itself alone.
 *
 * <p>Declares no method that a property could be called; services are in {@link Drafts}.
 *
 * @param <V> its view
 */
public abstract class EntityDraft<V extends EntityView> {

  /** The committed state; null for a fresh draft, and as long as nobody has asked for it. */
  @Nullable V base;

  final EntityType<?, ?, V> entityType;
  final Slot slot;

  /** A fresh entity, known to no heap. */
  protected EntityDraft(EntityType<?, ?, V> entityType) {
    this.entityType = entityType;
    this.slot = new Slot();
  }

  /**
   * An entity that a heap has.
   *
   * @param base null to let the slot's session find it when it is needed
   */
  protected EntityDraft(EntityType<?, ?, V> entityType, Slot slot, @Nullable V base) {
    this.entityType = entityType;
    this.slot = slot;
    this.base = base;
  }

  /** Type, slot and properties; of what is referred to only type and id. */
  @Override
  public final String toString() {
    return EntityText.of(this);
  }

  /** The slot. */
  public static Slot slotOf(EntityDraft<?> draft) {
    return draft.slot;
  }

  /** The type. */
  public static EntityType<?, ?, ?> typeOf(EntityDraft<?> draft) {
    return draft.entityType;
  }

  /** The view beneath; null for a fresh draft. */
  public static @Nullable EntityView baseOf(EntityDraft<?> draft) {
    return draft.slot.isFresh() ? draft.base : Drafts.base(draft);
  }

  /** The view beneath, if it was needed yet. */
  public static @Nullable EntityView knownBaseOf(EntityDraft<?> draft) {
    return draft.base;
  }

  /** Puts the draft over another view of the same entity. */
  @SuppressWarnings("unchecked") // the view was made by the draft's type
  public static <V extends EntityView> void rebase(EntityDraft<V> draft, EntityView base) {
    draft.base = (V) base;
  }
}
