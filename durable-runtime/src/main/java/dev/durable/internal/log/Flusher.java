package dev.durable.internal.log;

import dev.durable.error.CommitUnknownException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.io.Uninterrupted;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Forces commits, many at once: whoever comes first leads and forces all that was written by then,
 * the others wait and find it done. Commits may be written while a force is under way; the next
 * leader covers them.
 *
 * <p>Who waits is woken when a force ends and need not get hold of anything to go on. With a lock
 * held during the force the leader would be back for the next one before any of them was awake;
 * with one that each takes when woken they would come one after the other.
 */
final class Flusher {

  private final StorageFile file;
  private final Handle handle;
  private final Superblocks superblocks;

  /** The end of the force under way; null while nobody forces. Unset by who has set it. */
  private final AtomicReference<@Nullable CountDownLatch> underWay = new AtomicReference<>();

  private final Log log;
  private volatile Commit forced;

  /** One more than the forces that have succeeded, over the whole life of the heap. */
  private final AtomicLong batch;

  private volatile @Nullable Throwable forceFailure;

  /** Of a log whose commits up to that one were forced. */
  Flusher(StorageFile file, Handle handle, Superblocks superblocks, Commit forced, Log log) {
    this.file = file;
    this.handle = handle;
    this.superblocks = superblocks;
    this.forced = forced;
    this.batch = new AtomicLong(forced.batch() + 1);
    this.log = log;
  }

  /** The newest commit that is on the device. */
  Commit forced() {
    return forced;
  }

  /** The number for commits written now. */
  long batch() {
    return batch.get();
  }

  /** No later commit gets the number of one whose writing has failed. */
  void burnBatch() {
    batch.incrementAndGet();
  }

  /**
   * Returns when that commit is on the device.
   *
   * @throws CommitUnknownException if that cannot be known any more
   */
  void force(Commit commit) {
    if (forced.end() < commit.end()) {
      force(commit, false);
    }
  }

  /**
   * Forces that what was cut off behind that commit, the head, stays away.
   *
   * <p>As a leader like any other: systems tell a failure once, and it must not be this one that is
   * told what others wait for.
   *
   * @throws CommitUnknownException if that cannot be known
   */
  void forceCut(Commit head) {
    force(head, true);
  }

  /**
   * Forces what a commit under way has written so far, as a leader like any other.
   *
   * @param head the commit before it
   * @throws HeapIoException if that fails: it will be no commit, nor any later one of this opening
   */
  void forceAhead(Commit head) {
    try {
      force(head, true);
    } catch (CommitUnknownException failed) {
      Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
      throw new HeapIoException(
          "The device did not confirm what this commit has written so far to "
              + handle.file()
              + ": "
              + IoReason.of(cause)
              + ". Nothing of it will be there, and this heap takes no more commits: close it and"
              + " open it again; reading goes on meanwhile.",
          cause);
    }
  }

  private void force(Commit commit, boolean anyway) {
    boolean leads = false;
    try {
      leads = lead(commit, anyway);
      if (leads) {
        forceAll(commit);
      }
    } finally {
      if (leads) {
        // one who is woken may lead the next force at once
        Objects.requireNonNull(underWay.getAndSet(null)).countDown();
      }
    }
  }

  /**
   * Waits until the commit is forced: false; or until nobody forces: true, the caller has to.
   *
   * @param anyway whether to force in any case
   */
  private boolean lead(Commit commit, boolean anyway) {
    Locks.requireStack(); // enough to end what is begun here, or all others would wait forever
    CountDownLatch own = new CountDownLatch(1);
    while (anyway || forced.end() < commit.end()) {
      requireNoFailure(commit);
      CountDownLatch others = underWay.compareAndExchange(null, own);
      if (others == null) {
        return true;
      }
      Uninterrupted.await(others::await);
    }
    return false;
  }

  /** The same for a timer: a failure is kept, and refuses later commits. */
  void forceQuietly(Commit commit) {
    try {
      force(commit);
    } catch (CommitUnknownException kept) {
      handle.fail(kept);
    }
  }

  private void forceAll(Commit awaited) {
    requireNoFailure(awaited); // after a force that has failed, no later one may be believed
    Commit target = log.head();
    Events.Flush event = null;
    if (Events.recorded()) {
      event = new Events.Flush();
      event.begin();
    }
    try {
      file.force();
    } catch (IOException | RuntimeException | Error failed) {
      forceFailure = failed;
      handle.fail(failed);
      requireNoFailure(awaited);
    }
    if (event != null) {
      event.file = handle.file().toString();
      event.bytes = target.end() - forced.end();
      event.version = target.sequence();
      event.commit();
    }
    forced = target;
    batch.incrementAndGet();
    try {
      superblocks.publish(target);
    } catch (IOException | RuntimeException | Error failed) {
      handle.fail(failed); // the commits are durable all the same; later ones are refused
    }
  }

  private void requireNoFailure(Commit commit) {
    Throwable failure = forceFailure;
    if (failure != null) {
      throw new CommitUnknownException(
          "The device did not confirm version "
              + commit.sequence()
              + " of "
              + handle.file()
              + ": "
              + IoReason.of(failure)
              + ". It may have survived or not: close the heap and open it"
              + " again to see. This heap takes no more commits, reading goes on.",
          failure);
    }
  }
}
