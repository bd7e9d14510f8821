package dev.durable.codegen;

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
 * A fresh draft is TRANSIENT; a commit that reaches it claims it, which only one commit can; the
 * draft of an entity that a heap has is DURABLE from the start.
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

  private volatile State state;
  private long id;
  private @Nullable DraftSession session;
  private boolean dirty;

  /** Of a fresh draft. */
  Slot() {
    this.state = State.TRANSIENT;
  }

  /**
   * Of a draft of an entity that a heap has.
   *
   * @param session null where the draft belongs to none and only reads through to a view
   */
  public Slot(long id, @Nullable DraftSession session) {
    this.state = State.DURABLE;
    this.id = id;
    this.session = session;
  }

  /** The state. */
  public State state() {
    return state;
  }

  /** The entity's id; 0 while TRANSIENT, and until it is {@link #number numbered}. */
  public long id() {
    return id;
  }

  /** The session that the draft belongs to; null while it belongs to none. */
  public @Nullable DraftSession session() {
    return session;
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
  public synchronized boolean claim(@Nullable DraftSession claimant) {
    if (state != State.TRANSIENT) {
      return false;
    }
    state = State.PENDING;
    session = claimant;
    return true;
  }

  /** Gives a PENDING draft the id that it has from now on. */
  public void number(long newId) {
    id = newId;
  }

  // Who has claimed the draft is alone with it; the state is written last, as others wait for it.

  /** PENDING → TRANSIENT: the commit failed, nothing was written. */
  public void release() {
    session = null;
    id = 0;
    state = State.TRANSIENT;
  }

  /** PENDING → DURABLE: the commit was written, and the draft says what its record says. */
  public void settle(DraftSession owner) {
    dirty = false;
    session = owner;
    state = State.DURABLE;
  }

  @Override
  public String toString() {
    return state() + (id == 0 ? "" : " #" + Long.toUnsignedString(id)) + (dirty ? " changed" : "");
  }
}
