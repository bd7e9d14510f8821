package dev.durable.internal.snapshot;

import dev.durable.CommitInfo;
import dev.durable.DurableType;
import dev.durable.ObjectId;
import dev.durable.Snapshot;
import dev.durable.codegen.Entities;
import org.jspecify.annotations.Nullable;

/** A commit as users see it. */
public final class CommitSnapshot<R> implements Snapshot<R> {

  private final SnapshotContext context;

  /** The commit that the context reads. */
  public CommitSnapshot(SnapshotContext context) {
    this.context = context;
  }

  /** What its views read. */
  public SnapshotContext context() {
    return context;
  }

  @Override
  @SuppressWarnings("unchecked") // the type of the root was checked when the heap was opened
  public R root() {
    Object root = context.entity(context.commit().rootId());
    if (root == null) {
      throw context.corrupt(context.commit().pointer(), "a commit without its root");
    }
    return (R) root;
  }

  @Override
  public CommitInfo commit() {
    return CommitInfos.of(context.log(), context.commit());
  }

  @Override
  public long version() {
    return context.commit().sequence();
  }

  @Override
  public <T> @Nullable T find(DurableType<T, ?> type, ObjectId id) {
    return find(type.type(), id.bits());
  }

  @Override
  public <T> @Nullable T find(DurableType<T, ?> type, T other) {
    CrossHeap.require(context, other);
    return find(type.type(), Entities.rawId(other));
  }

  private <T> @Nullable T find(Class<T> type, long id) {
    Object entity = id == 0 ? null : context.entity(id);
    if (entity != null && !type.isInstance(entity)) {
      throw new IllegalArgumentException(
          Entities.name(entity) + " is not a " + type.getName() + ".");
    }
    return type.cast(entity);
  }

  @Override
  public String toString() {
    return "version " + version() + " of " + context.log().file();
  }
}
