package dev.durable.internal.session;

import dev.durable.codegen.Claim;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Slot;
import dev.durable.internal.snapshot.CrossHeap;
import dev.durable.internal.snapshot.SnapshotContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a commit has to write: the changed drafts of the session, then every new one that they
 * reach, depth first: an entity, then what only its first reference leads to, and so on. A new
 * draft is claimed when it is met and gets its ObjectId when it is visited, so ids follow the order
 * of writing, and what belongs to one entity lies together in the file and in the object table.
 *
 * <p>A work list, not the stack, holds what is still to be visited: a chain of a million new
 * objects needs no more stack than one.
 */
final class Reachable implements EntitySerializer.Visitor {

  private final @Nullable Session session;
  private final Claim claim;
  private final @Nullable SnapshotContext head;
  private final List<EntityDraft<?>> drafts;
  private final int changed;
  private long nextId;

  /**
   * For each new draft, by its position behind the changed ones, the position of who refers to it.
   */
  private int[] referrers = new int[64];

  /** Claimed and still to be visited, the next one last, and who refers to each. */
  private final ArrayList<EntityDraft<?>> waiting = new ArrayList<>();

  private int[] waitingReferrers = new int[64];
  private int visiting = -1;

  /** Perhaps claimed, and not yet among those that wait: not null where memory or stack ran out. */
  private @Nullable EntityDraft<?> claiming;

  private final MissingProperties missing = new MissingProperties(this);

  private Reachable(
      @Nullable Session session,
      @Nullable SnapshotContext head,
      List<EntityDraft<?>> changed,
      long nextId) {
    this.session = session;
    this.claim = new Claim(session);
    this.head = head;
    this.drafts = new ArrayList<>(changed);
    this.changed = changed.size();
    this.nextId = nextId;
  }

  /**
   * What the changed drafts of the session reach.
   *
   * @param head what the commit builds on
   */
  static Reachable from(Session session, SnapshotContext head) {
    return new Reachable(session, head, session.dirty(), head.commit().nextId()).walk();
  }

  /** What the root of a new heap reaches. */
  static Reachable fromNewRoot(EntityDraft<?> root, long firstId) {
    Reachable reachable = new Reachable(null, null, List.of(), firstId);
    reachable.visit(root);
    return reachable.walk();
  }

  private Reachable walk() {
    try {
      visitWaiting();
      for (int i = 0; i < changed; i++) {
        visit(i);
        visitWaiting();
      }
      return this;
    } catch (Throwable e) {
      release();
      throw e;
    }
  }

  private void visitWaiting() {
    while (!waiting.isEmpty()) {
      int last = waiting.size() - 1;
      EntityDraft<?> draft = waiting.get(last);
      EntityDraft.slotOf(draft).number(nextId++);
      int position = drafts.size();
      referrers = put(referrers, position - changed, waitingReferrers[last]);
      drafts.add(draft);
      waiting.remove(last); // so that it is always known to one of both
      visit(position);
    }
  }

  /** Lets everything new that the draft refers to wait, so that the first is visited first. */
  private void visit(int position) {
    EntityDraft<?> draft = drafts.get(position);
    int from = waiting.size();
    visiting = position;
    EntitySerializer<EntityDraft<?>> serializer = EntityType.serializerOf(draft);
    missing.check(position, draft, serializer);
    serializer.visit(draft, this);
    for (int low = from, high = waiting.size() - 1; low < high; low++, high--) {
      Collections.swap(waiting, low, high);
    }
  }

  private static int[] put(int[] array, int index, int value) {
    int[] target = index < array.length ? array : Arrays.copyOf(array, 2 * index);
    target[index] = value;
    return target;
  }

  @Override
  public void visit(@Nullable Object entity) {
    if (entity instanceof EntityDraft<?> draft) {
      Slot slot = EntityDraft.slotOf(draft);
      if (session != null && slot.session() == session && slot.state() != Slot.State.TRANSIENT) {
        return;
      }
      if (claim(draft, slot)) {
        return;
      }
      if (session != null) {
        session.adopt(draft);
      } else if (slot.state() != Slot.State.PENDING) {
        throw new IllegalArgumentException(
            Entities.name(draft) + " belongs to another heap than the one that is being created.");
      }
    } else if (entity != null) {
      if (head == null) {
        throw new IllegalArgumentException(
            Entities.name(entity) + " belongs to another heap than the one that is being created.");
      }
      CrossHeap.require(head, entity);
    }
  }

  private boolean claim(EntityDraft<?> draft, Slot slot) {
    waitingReferrers = put(waitingReferrers, waiting.size(), visiting);
    claiming = draft;
    boolean claimed = slot.claim(claim);
    if (claimed) {
      waiting.add(draft);
    }
    claiming = null;
    return claimed;
  }

  @Override
  public void collection(@Nullable Object collection) {
    if (collection instanceof DraftCollection drafted && drafted.isChanged()) {
      drafted.visit(this);
    }
  }

  /** All drafts to write: changed ones by id, then new ones by id. */
  List<EntityDraft<?>> drafts() {
    return drafts;
  }

  /** How many of them are changed ones. */
  int changedCount() {
    return changed;
  }

  /** The smallest id that was not given. */
  long nextId() {
    return nextId;
  }

  /**
   * Refuses what cannot be written.
   *
   * @throws dev.durable.error.InvalidDraftException naming every required property that is not set,
   *     by path
   */
  void requireComplete() {
    missing.throwIfAny();
  }

  /** Who refers to the draft at this position; -1 for changed ones and the root of a new heap. */
  int referrer(int position) {
    return position < changed ? -1 : referrers[position - changed];
  }

  /** The commit was written: all drafts say what their records say, and the new ones are its. */
  void settle(Session owner) {
    for (EntityDraft<?> draft : drafts.subList(0, changed)) {
      EntityDraft.slotOf(draft).setDirty(false);
    }
    claim.settle(owner);
  }

  /**
   * The commit failed before anything counted: new drafts are what they were, ids are free again.
   */
  void release() {
    for (EntityDraft<?> draft : drafts.subList(changed, drafts.size())) {
      EntityDraft.slotOf(draft).release();
    }
    for (EntityDraft<?> draft : waiting) {
      EntityDraft.slotOf(draft).release();
    }
    EntityDraft<?> last = claiming;
    if (last != null) {
      Slot slot = EntityDraft.slotOf(last);
      if (slot.isHeldBy(claim)) {
        slot.release();
      }
    }
  }
}
