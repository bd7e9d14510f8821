package dev.durable;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * A line of commits, as readers see it. Code that only reads asks for no more than this.
 *
 * @param <R> the root's interface
 */
public interface Timeline<R> {

  /** The newest commit of this line. */
  Snapshot<R> snapshot();

  /**
   * The commit with this version.
   *
   * @throws dev.durable.error.NoSuchVersionException naming the versions there are
   */
  Snapshot<R> at(long version);

  /**
   * The newest commit not younger than this.
   *
   * @throws dev.durable.error.NoSuchVersionException when the first commit is younger
   */
  Snapshot<R> at(Instant time);

  /** All commits, newest first, read lazily. */
  Stream<CommitInfo> history();

  /** The versions in which this entity changed, newest first; costs the number of its changes. */
  <T> Stream<EntityVersion<T>> history(DurableType<T, ?> type, T entity);
}
