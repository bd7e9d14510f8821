package dev.durable.internal.log;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.io.StorageLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
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

  private final StorageFile file;
  private final Handle handle;
  private final DataFile data;
  private final CommitFinder finder;
  private final @Nullable Writing writing;
  private final ReentrantLock writerLock = new ReentrantLock();
  private final @Nullable Recovered recovered;
  private volatile Commit head;

  /** Whether file and lock were given back; guarded by the writer lock. */
  private boolean released;

  /** What only a log has that is open to write. */
  private record Writing(
      Durability durability,
      StorageLock lock,
      Superblocks superblocks,
      Flusher flusher,
      LogWriter writer,
      ZerosAhead zeros,
      IntervalFlush timed) {}

  private Log(OpenedFile opened, @Nullable Durability durability, @Nullable StorageLock lock)
      throws IOException {
    Storage storage = opened.storage();
    this.file = opened.file();
    this.head = opened.head();
    this.recovered = opened.recovered();
    Superblock newest = Objects.requireNonNull(opened.superblocks().newest());
    this.handle = new Handle(opened.path(), newest.heapId(), newest.salt(), head.end());
    this.data = new DataFile(storage, file, handle, opened.size());
    this.finder = new CommitFinder(handle);
    if (durability == null || lock == null) {
      this.writing = null;
    } else {
      Superblocks superblocks =
          new Superblocks(storage, file, handle, opened.superblocks(), newest.slotSequence());
      Flusher flusher = new Flusher(storage, file, handle, superblocks, head, this);
      ZerosAhead zeros = new ZerosAhead(storage, handle, data, superblocks);
      LogWriter writer = new LogWriter(storage, handle, data, zeros, superblocks, flusher, this);
      this.writing =
          new Writing(
              durability,
              lock,
              superblocks,
              flusher,
              writer,
              zeros,
              new IntervalFlush(this, storage));
      if (recovered != null) {
        writer.takeOver();
      }
    }
  }

  /** Of a file to which nobody else writes, as that lock says; all up to its head was forced. */
  public static Log toWrite(OpenedFile opened, Durability durability, StorageLock lock)
      throws IOException {
    return new Log(opened, durability, lock);
  }

  /** Of a file to which others may write. */
  public static Log toRead(OpenedFile opened) throws IOException {
    return new Log(opened, null, null);
  }

  /** The file, without symbolic links. */
  public Path file() {
    return handle.file();
  }

  /** What tells this heap from all others, under whatever name. */
  public UUID heapId() {
    return handle.heapId();
  }

  /** What opening it has repaired; null after a clean close, and if opened to read. */
  public @Nullable Recovered recovered() {
    return recovered;
  }

  /** Whether it was opened to write. */
  public boolean writable() {
    return writing != null;
  }

  /** The newest mapping; it covers all of {@link #head()}. */
  public Mapping mapping() {
    return data.mapping();
  }

  /** The newest commit that was written, perhaps not yet forced: what the next one builds on. */
  public Commit head() {
    return head;
  }

  /** Made by the writer, when the commit is whole and mapped. */
  void head(Commit commit) {
    head = commit;
  }

  /** The newest commit that was acknowledged, as far as the durability chosen goes. */
  public Commit published() {
    Writing open = writing;
    return open != null && open.durability() instanceof Durability.Commit
        ? open.flusher().forced()
        : head;
  }

  /** To be held from before {@link #begin()} until the appender is ended. */
  public ReentrantLock writerLock() {
    return writerLock;
  }

  /**
   * Begins a commit behind {@link #head()}. The caller holds the writer lock.
   *
   * @throws dev.durable.error.HeapClosedException after close
   * @throws HeapIoException if the heap takes no more commits because of an earlier failure, which
   *     is the cause
   * @throws IllegalStateException if opened to read only
   */
  public Appender begin() {
    if (!writerLock.isHeldByCurrentThread()) {
      throw new IllegalStateException("The writer lock is not held.");
    }
    handle.requireUsable();
    return requireWriting().writer().begin();
  }

  private Writing requireWriting() {
    Writing open = writing;
    if (open == null) {
      throw new IllegalStateException("The heap " + file() + " was opened to read only.");
    }
    return open;
  }

  /**
   * Returns when the commit is acknowledged: at once, or when it was forced, as the durability
   * chosen asks. Not to be called under the writer lock, as others could not queue meanwhile.
   *
   * @throws dev.durable.error.CommitUnknownException if the flush failed: the commit may survive or
   *     not
   */
  public void await(Commit commit) {
    Writing open = requireWriting();
    if (open.durability() instanceof Durability.Commit) {
      open.zeros().forcing();
      open.flusher().forceWithOthers(commit);
    } else if (open.durability() instanceof Durability.Interval interval) {
      open.timed().within(interval.interval());
    }
  }

  /**
   * Forces all that was written.
   *
   * @throws dev.durable.error.CommitUnknownException if that fails, or has failed before
   */
  public void flush() {
    handle.requireOpen();
    requireWriting().flusher().force(head);
  }

  /** Forces what a commit under way has written so far, if somebody will wait for it. */
  void forceAhead() {
    Writing open = requireWriting();
    if (open.durability() instanceof Durability.Commit) {
      open.flusher().forceAhead(head);
    }
  }

  /** The same for a timer: what goes wrong is told to the next commit, and by {@link #close}. */
  void flushInBackground() {
    Writing open = requireWriting();
    if (!handle.closed() && handle.failure() == null) {
      open.flusher().forceQuietly(head);
    }
  }

  /**
   * Follows the writer when opened to read; otherwise does nothing.
   *
   * @return {@link #published()}
   */
  public Commit refresh() {
    handle.requireOpen();
    if (writing == null) {
      follow();
    }
    return published();
  }

  private synchronized void follow() {
    try {
      Superblock newest = SuperblockReader.read(file, handle);
      if (newest.commit() > head.pointer()) {
        data.follow(newest.end());
        Commit next = finder.at(data.mapping(), newest.commit(), newest.end());
        if (!newest.names(next)) {
          throw handle.corrupt(newest.commit(), "the superblock names another commit than is here");
        }
        handle.end(newest.end());
        head = next;
      }
    } catch (IOException failed) {
      throw new HeapIoException(
          "The heap " + file() + " could not be read: " + IoReason.of(failed), failed);
    }
  }

  /**
   * The commit whose record is there.
   *
   * @throws CorruptHeapException if there is none, or not as it was written
   */
  public Commit commitAt(long pointer) {
    return finder.at(mapping(), pointer);
  }

  /**
   * The commit of that number, of whatever branch, among those published.
   *
   * @throws dev.durable.error.NoSuchVersionException if there is none, naming those there are
   */
  public Commit find(long sequence) {
    return finder.bySequence(mapping(), published(), sequence);
  }

  /**
   * The newest commit that was made at that time or before, among the published head and its first
   * parents.
   *
   * @throws dev.durable.error.NoSuchVersionException if all are later
   */
  public Commit find(Instant time) {
    return find(published(), time);
  }

  /**
   * The newest commit that was made at that time or before, among that one and its first parents.
   *
   * @throws dev.durable.error.NoSuchVersionException if all are later
   */
  public Commit find(Commit newest, Instant time) {
    return finder.byTime(mapping(), newest, time);
  }

  /**
   * The first parent of that depth.
   *
   * @param depth from 0 for the creation to {@link Commit#depth()} for the commit itself
   * @throws dev.durable.error.NoSuchVersionException if there is none
   */
  public Commit ancestor(Commit commit, long depth) {
    return finder.byDepth(mapping(), commit, depth);
  }

  /**
   * The published commit whose extent holds that offset.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Commit commitContaining(long offset) {
    return finder.byOffset(mapping(), published(), offset);
  }

  /** The commit before it in the log, of whatever branch; null for the creation. */
  public @Nullable Commit predecessor(Commit commit) {
    return finder.predecessor(mapping(), commit);
  }

  /** The first parent; null for the creation. */
  public @Nullable Commit parent(Commit commit) {
    return finder.parent(mapping(), commit);
  }

  /**
   * Forces what was not yet forced, cuts the file to its data, marks it as cleanly closed, ends
   * reading and gives the lock back. Waits for a commit that another thread is building.
   * Idempotent.
   *
   * @throws dev.durable.error.CommitUnknownException if commits that were acknowledged before they
   *     were forced could not be forced
   * @throws IllegalStateException if called while the same thread builds a commit
   */
  @Override
  public void close() {
    if (writerLock.isHeldByCurrentThread()) {
      throw new IllegalStateException("The heap " + file() + " cannot be closed within a commit.");
    }
    Locks.take(writerLock);
    try {
      if (!handle.closed()) {
        closeOnce();
      } else if (!released) {
        release(writing); // memory or stack ran out before
      }
    } finally {
      writerLock.unlock();
    }
  }

  private void closeOnce() {
    Writing open = writing;
    try {
      if (open != null) {
        open.zeros().stop(); // nothing may be written into what is cut and closed
        if (open.writer().committed()
            && (handle.failure() == null || !(open.durability() instanceof Durability.Commit))) {
          open.flusher().force(head);
        }
        new CleanClose(file, handle, data, open.superblocks()).run(head, open.writer().committed());
      }
    } catch (IOException failed) {
      throw new HeapIoException(
          "All commits of "
              + file()
              + " are durable, but the file could not be closed cleanly: "
              + IoReason.of(failed)
              + ". Opening it again puts that right.",
          failed);
    } finally {
      handle.close();
      release(open);
    }
  }

  private void release(@Nullable Writing open) {
    try {
      if (open == null) {
        file.close();
      } else {
        open.superblocks().close();
        try {
          file.close();
        } finally {
          open.lock().close();
        }
      }
      released = true;
    } catch (IOException failed) {
      released = true; // as far as it will ever be
      throw new HeapIoException(
          "The heap " + file() + " could not be released: " + IoReason.of(failed), failed);
    }
  }
}
