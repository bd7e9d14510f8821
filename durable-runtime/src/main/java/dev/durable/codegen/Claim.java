package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A commit's hold on the new drafts that it has met. They become durable all at once, in one step
 * for however many there are.
 */
public final class Claim {

  private volatile Slot.State state = Slot.State.PENDING;
  private volatile @Nullable DraftSession owner;

  /**
   * Of a commit under way.
   *
   * @param claimant whose commit it is; null for that of a new heap
   */
  public Claim(@Nullable DraftSession claimant) {
    this.owner = claimant;
  }

  Slot.State state() {
    return state;
  }

  @Nullable DraftSession owner() {
    return owner;
  }

  /** PENDING → DURABLE, for all of them: the commit was written. */
  public void settle(DraftSession newOwner) {
    owner = newOwner;
    state = Slot.State.DURABLE; // last, as others wait for it
  }
}
