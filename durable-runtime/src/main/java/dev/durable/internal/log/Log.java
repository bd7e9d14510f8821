package dev.durable.internal.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An open heap file. Safe for any number of threads; commits are built one at a time under {@link
 * #writerLock()}:
 *
 * <pre>{@code
 * log.writerLock().lock();
 * try {
 *   Appender appender = log.begin();
 *   ... appender.append(...) ... appender.rollBack() if anything fails
 *   commit = appender.commit(fields);
 * } finally {
 *   log.writerLock().unlock();
 * }
 * log.await(commit);
 * }</pre>
 */
public final class Log implements AutoCloseable {

  Log() {}

  /** The file, without symbolic links. */
  public Path file() {
    throw new UnsupportedOperationException();
  }

  /** What tells this heap from all others, under whatever name. */
  public UUID heapId() {
    throw new UnsupportedOperationException();
  }

  /** Whether it was opened to write. */
  public boolean writable() {
    throw new UnsupportedOperationException();
  }

  /** The newest mapping; it covers all of {@link #head()}. */
  public Mapping mapping() {
    throw new UnsupportedOperationException();
  }

  /** The newest commit that was written, perhaps not yet forced: what the next one builds on. */
  public Commit head() {
    throw new UnsupportedOperationException();
  }

  /** The newest commit that was acknowledged, as far as the durability chosen goes. */
  public Commit published() {
    throw new UnsupportedOperationException();
  }

  /** To be held from before {@link #begin()} until the appender is ended. */
  public ReentrantLock writerLock() {
    throw new UnsupportedOperationException();
  }

  /**
   * Begins a commit behind {@link #head()}. The caller holds the writer lock.
   *
   * @throws dev.durable.error.HeapClosedException after close
   * @throws dev.durable.error.HeapIoException if the heap takes no more commits because of an
   *     earlier failure, which is the cause
   * @throws IllegalStateException if opened to read only
   */
  public Appender begin() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns when the commit is acknowledged: at once, or when it was forced, as the durability
   * chosen asks. Not to be called under the writer lock, as others could not queue meanwhile.
   *
   * @throws dev.durable.error.CommitUnknownException if the flush failed: the commit may survive or
   *     not
   */
  public void await(Commit commit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Forces all that was written.
   *
   * @throws dev.durable.error.CommitUnknownException if that fails, or has failed before
   */
  public void flush() {
    throw new UnsupportedOperationException();
  }

  /**
   * Follows the writer when opened to read; otherwise does nothing.
   *
   * @return {@link #published()}
   */
  public Commit refresh() {
    throw new UnsupportedOperationException();
  }

  /**
   * The commit whose record is there.
   *
   * @throws dev.durable.error.CorruptHeapException if there is none, or not as it was written
   */
  public Commit commitAt(long pointer) {
    throw new UnsupportedOperationException();
  }

  /**
   * The commit of that number, of whatever branch, among those published.
   *
   * @throws dev.durable.error.NoSuchVersionException if there is none, naming those there are
   */
  public Commit find(long sequence) {
    throw new UnsupportedOperationException();
  }

  /**
   * The newest commit that was made at that time or before, among the published head and its first
   * parents.
   *
   * @throws dev.durable.error.NoSuchVersionException if all are later
   */
  public Commit find(Instant time) {
    throw new UnsupportedOperationException();
  }

  /**
   * The newest commit that was made at that time or before, among that one and its first parents.
   *
   * @throws dev.durable.error.NoSuchVersionException if all are later
   */
  public Commit find(Commit newest, Instant time) {
    throw new UnsupportedOperationException();
  }

  /**
   * The first parent of that depth.
   *
   * @param depth from 0 for the creation to {@link Commit#depth()} for the commit itself
   */
  public Commit ancestor(Commit commit, long depth) {
    throw new UnsupportedOperationException();
  }

  /**
   * The published commit whose extent holds that offset.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Commit commitContaining(long offset) {
    throw new UnsupportedOperationException();
  }

  /** The commit before it in the log, of whatever branch; null for the creation. */
  public @Nullable Commit predecessor(Commit commit) {
    throw new UnsupportedOperationException();
  }

  /** The first parent; null for the creation. */
  public @Nullable Commit parent(Commit commit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Forces what was not yet forced, cuts the file to its data, marks it as cleanly closed, ends all
   * mappings and gives the lock back. Idempotent.
   *
   * @throws dev.durable.error.CommitUnknownException if commits that were acknowledged before they
   *     were forced could not be forced
   */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
