package dev.durable.internal.session;

import dev.durable.codegen.DraftSession;
import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Slot;
import dev.durable.error.DraftClosedException;
import dev.durable.internal.snapshot.CrossHeap;
import dev.durable.internal.snapshot.SnapshotContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The drafts of one session over one snapshot. For one thread at a time.
 *
 * <p>An entity has one draft at the most in a session, whichever way it is reached.
 */
final class Session extends DraftSession {

  private SnapshotContext base;
  private final IdentityMap drafts = new IdentityMap();
  private List<EntityDraft<?>> dirty = new ArrayList<>();

  /** Why nothing can be changed any more; null while the session is open. */
  private @Nullable String closed;

  Session(SnapshotContext base) {
    this.base = base;
  }

  /** What the drafts lie over. */
  SnapshotContext base() {
    return base;
  }

  /** The drafts that differ from their base, by id, so that they are written in that order. */
  List<EntityDraft<?>> dirty() {
    long[] ids = new long[dirty.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = EntityDraft.slotOf(dirty.get(i)).id() ^ Long.MIN_VALUE; // unsigned
    }
    Arrays.sort(ids);
    for (int i = 0; i < ids.length; i++) {
      dirty.set(i, Objects.requireNonNull(drafts.get(ids[i] ^ Long.MIN_VALUE)));
    }
    return dirty;
  }

  /** The draft of the root. */
  EntityDraft<?> root() {
    requireOpen();
    EntityDraft<?> root = entity(base.commit().rootId());
    if (root == null) {
      throw base.corrupt(base.commit().pointer(), "a commit without its root");
    }
    return root;
  }

  boolean isOpen() {
    return closed == null;
  }

  void requireOpen() {
    if (closed != null) {
      throw new DraftClosedException(closed);
    }
    try {
      base.requireOpen();
    } catch (IllegalStateException e) {
      throw base.failure(e);
    }
  }

  /** Ends the session; whoever wants to change a draft of it is told why. */
  void close(String why) {
    if (closed == null) {
      closed = why;
      dirty = new ArrayList<>();
    }
  }

  @Override
  public void changing(EntityDraft<?> draft) {
    requireOpen();
    Slot slot = EntityDraft.slotOf(draft);
    if (!slot.isDirty()) {
      slot.setDirty(true);
      dirty.add(draft);
      drafts.putStrong(slot.id(), draft);
    }
  }

  /** Without a look at its record: changing some of an entity needs it no earlier than writing. */
  @Override
  public @Nullable EntityDraft<?> entity(long id, Class<?> type) {
    EntityDraft<?> known = drafts.get(id);
    if (known != null) {
      return known;
    }
    EntityType<?, ?, ?> exact = base.schemas().typeOf(type);
    if (exact != null && base.commit().hasGiven(id)) {
      return keep(EntityType.draftOf(exact, new Slot(id, this), null), id);
    }
    Object view = base.entity(id, type);
    return view == null ? null : draftOver((EntityView) view, id);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // there is one instance of each type
  protected EntityView base(EntityDraft<?> draft) {
    long id = EntityDraft.slotOf(draft).id();
    EntityType<?, ?, ?> type = EntityDraft.typeOf(draft);
    Object view = base.view(id, type);
    if (view == null || Entities.typeOf(view) != type) {
      throw base.corrupt(
          base.commit().tableRoot(),
          "object #" + Long.toUnsignedString(id) + " is missing or not a " + type.type().getName());
    }
    return (EntityView) view;
  }

  private EntityDraft<?> draftOver(EntityView view, long id) {
    return keep(EntityType.draftOf(Entities.typeOf(view), new Slot(id, this), view), id);
  }

  private EntityDraft<?> keep(EntityDraft<?> draft, long id) {
    drafts.putWeak(id, draft);
    return draft;
  }

  @Override
  public RuntimeException corrupt(long offset, String what) {
    return base.corrupt(offset, what);
  }

  @Override
  public EntityDraft<?> adopt(Object entity) {
    if (entity instanceof EntityDraft<?> draft) {
      return adoptDraft(draft);
    }
    CrossHeap.require(base, entity);
    return byId(entity, (EntityView) entity);
  }

  private EntityDraft<?> adoptDraft(EntityDraft<?> draft) {
    Slot slot = EntityDraft.slotOf(draft);
    if (slot.session() == this || slot.state() == Slot.State.TRANSIENT) {
      return draft;
    }
    if (slot.session() instanceof Session other && other.isOpen()) {
      throw new IllegalArgumentException(
          Entities.name(draft)
              + " is a draft of another session that is still open. Commit that session first, or"
              + " fetch the entity in this one with draft.edit(TYPE, view).");
    }
    if (slot.session() instanceof Session other && !other.base.heapId().equals(base.heapId())) {
      throw new IllegalArgumentException(
          Entities.name(draft)
              + " belongs to the heap "
              + other.base.log().file()
              + ", not to "
              + base.log().file()
              + ".");
    }
    CrossHeap.require(base, draft);
    return byId(draft, EntityDraft.baseOf(draft));
  }

  /** The session's own draft; over the given view where the session's snapshot is older than it. */
  private EntityDraft<?> byId(Object entity, @Nullable EntityView view) {
    long id = Entities.rawId(entity);
    EntityDraft<?> own = entity(id);
    if (own != null) {
      return own;
    }
    if (view == null) {
      throw new IllegalArgumentException(
          Entities.name(entity)
              + " was committed after version "
              + base.commit().sequence()
              + ", which this session is based on. Open a new one with heap.draft().");
    }
    return draftOver(view, id);
  }

  /**
   * After a commit that goes on: every draft lies over what was written, and stays the same object.
   *
   * @param written the drafts that were written, with their records
   */
  void settle(SnapshotContext committed, Written written) {
    boolean othersCommitted = committed.commit().previous() != base.commit().pointer();
    base = committed;
    dirty = new ArrayList<>();
    List<EntityDraft<?>> all = written.reachable().drafts();
    for (int i = 0; i < all.size(); i++) {
      EntityDraft<?> draft = all.get(i);
      long id = EntityDraft.slotOf(draft).id();
      drafts.putWeak(id, draft);
      rest(draft, (EntityView) committed.viewOfRecord(written.record(i), id));
    }
    if (othersCommitted) {
      drafts.forEach(this::follow);
    }
  }

  /** Puts an untouched draft over what others have made of its entity meanwhile. */
  private void follow(EntityDraft<?> draft) {
    EntityView before = EntityDraft.knownBaseOf(draft);
    long id = EntityDraft.slotOf(draft).id();
    if (before != null && Entities.recordOf(before) != base.locate(id)) {
      Object view = base.entity(id);
      if (view != null) {
        rest(draft, (EntityView) view);
      }
    }
  }

  private static void rest(EntityDraft<?> draft, EntityView view) {
    EntityDraft.rebase(draft, view);
    EntityType.serializerOf(draft).settle(draft);
  }
}
