package dev.durable.codegen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What connects a draft to its place. One state machine for every draft of every type:
 *
 * <pre>
 *   TRANSIENT ──claim──► PENDING ──settle──► DURABLE
 *       ▲                   │
 *       └─────release───────┘
 * </pre>
 *
 * A fresh draft is TRANSIENT; a commit that reaches it claims it, which only one commit can, and
 * settles all its {@link Claim} holds at once; the draft of an entity that a heap has is DURABLE
 * from the start.
 */
public final class Slot {

  /** Where the draft lives. */
  public enum State {
    /** In memory only. */
    TRANSIENT,
    /** In memory, and part of a commit under way. */
    PENDING,
    /** Has a record. */
    DURABLE
  }

  private static final VarHandle CLAIM = claimHandle();

  private final boolean fresh;

  /** Of the draft of an entity that a heap had from the start. */
  private final @Nullable DraftSession session;

  /** Who holds a fresh draft; null while it is TRANSIENT. */
  private volatile @Nullable Claim claim;

  private long id;
  private boolean dirty;

  private static VarHandle claimHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Slot.class, "claim", Claim.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** Of a fresh draft. */
  Slot() {
    this.fresh = true;
    this.session = null;
  }

  /**
   * Of a draft of an entity that a heap has.
   *
   * @param session null where the draft belongs to none and only reads through to a view
   */
  public Slot(long id, @Nullable DraftSession session) {
    this.fresh = false;
    this.session = session;
    this.id = id;
  }

  /** The state. */
  public State state() {
    Claim held = claim;
    if (held != null) {
      return held.state();
    }
    return fresh ? State.TRANSIENT : State.DURABLE;
  }

  /** Whether the draft was made without an entity of a heap; it has no base until it is written. */
  boolean isFresh() {
    return fresh;
  }

  /** The entity's id; 0 while TRANSIENT, and until it is {@link #number numbered}. */
  public long id() {
    return id;
  }

  /** The session that the draft belongs to; null while it belongs to none. */
  public @Nullable DraftSession session() {
    Claim held = claim;
    return held == null ? session : held.owner();
  }

  /** Whether the draft differs from its base. */
  public boolean isDirty() {
    return dirty;
  }

  /** Notes whether the draft differs from its base. */
  public void setDirty(boolean dirty) {
    this.dirty = dirty;
  }

  /** TRANSIENT → PENDING, without an id yet; false when another commit was first. */
  public boolean claim(Claim claimant) {
    return fresh && CLAIM.compareAndSet(this, null, claimant);
  }

  /** Whether this commit has claimed the draft. */
  public boolean isHeldBy(Claim claimant) {
    return claim == claimant;
  }

  // Who has claimed the draft is alone with it.

  /** Gives a PENDING draft the id that it has from now on. */
  public void number(long newId) {
    id = newId;
  }

  /** PENDING → TRANSIENT: the commit failed, nothing was written. */
  public void release() {
    id = 0;
    claim = null; // last, as others wait for it
  }

  @Override
  public String toString() {
    return state() + (id == 0 ? "" : " #" + Long.toUnsignedString(id)) + (dirty ? " changed" : "");
  }
}
