package dev.durable;

import org.jspecify.annotations.Nullable;

/**
 * One commit as an immutable object graph. Free: no close, any number, on any thread.
 *
 * @param <R> the root's interface
 */
public interface Snapshot<R> {

  /** The root of the graph. */
  R root();

  /** Number, time, message, tags, parents. */
  CommitInfo commit();

  /** The number of this commit. */
  default long version() {
    return commit().version();
  }

  /** The entity with this id, or null when this version has none. */
  <T> @Nullable T find(DurableType<T, ?> type, ObjectId id);

  /** The entity that {@code other} is, as of this version, or null. */
  <T> @Nullable T find(DurableType<T, ?> type, T other);
}
