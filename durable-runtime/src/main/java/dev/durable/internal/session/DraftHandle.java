package dev.durable.internal.session;

import dev.durable.Draft;
import dev.durable.DurableType;
import dev.durable.ObjectId;
import dev.durable.Snapshot;
import dev.durable.codegen.EntityDraft;
import dev.durable.internal.snapshot.CommitSnapshot;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A session as its user sees it. */
final class DraftHandle<R, RD extends R> implements Draft<R, RD> {

  private final HeapHandle<R, RD> heap;
  private final Session session;
  private SortedMap<String, String> tags = new TreeMap<>();

  DraftHandle(HeapHandle<R, RD> heap, Session session) {
    this.heap = heap;
    this.session = session;
  }

  @Override
  @SuppressWarnings("unchecked") // the type of the root was checked when the heap was opened
  public RD root() {
    return (RD) session.root();
  }

  @Override
  public Snapshot<R> base() {
    return new CommitSnapshot<>(session.base());
  }

  @Override
  @SuppressWarnings("unchecked") // the draft of a T is a D
  public <T, D> D edit(DurableType<T, D> type, T entity) {
    session.requireOpen();
    EntityDraft<?> draft = session.adopt(Objects.requireNonNull(entity, "entity"));
    requireType(type, draft);
    return (D) draft;
  }

  @Override
  @SuppressWarnings("unchecked") // the draft of a T is a D
  public <D> @Nullable D find(DurableType<?, D> type, ObjectId id) {
    session.requireOpen();
    EntityDraft<?> draft = session.entity(id.bits());
    if (draft != null) {
      requireType(type, draft);
    }
    return (D) draft;
  }

  private static void requireType(DurableType<?, ?> type, EntityDraft<?> draft) {
    if (!type.type().isInstance(draft)) {
      throw new IllegalArgumentException(draft + " is not a " + type.type().getName() + ".");
    }
  }

  @Override
  public Draft<R, RD> tag(String key, String value) {
    session.requireOpen();
    tags.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    return this;
  }

  @Override
  public Snapshot<R> commit(String message) {
    return commit(message, false);
  }

  @Override
  public Snapshot<R> checkpoint(String message) {
    return commit(message, true);
  }

  private Snapshot<R> commit(String message, boolean goOn) {
    Snapshot<R> snapshot = heap.commit(session, message, tags, goOn);
    tags = new TreeMap<>();
    return snapshot;
  }

  @Override
  public void close() {
    session.close(
        "This draft was closed without a commit, its edits were dropped. Open a new one with"
            + " heap.draft().");
  }

  @Override
  public String toString() {
    return "draft on version " + session.base().commit().sequence();
  }
}
