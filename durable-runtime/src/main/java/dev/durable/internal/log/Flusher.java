package dev.durable.internal.log;

import dev.durable.error.CommitUnknownException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Forces commits, many at once: one thread leads and forces all that was written by then, the
 * others wait and find it done. Commits may be written while a force is under way; the next leader
 * covers them. Who leads is the first that comes, or, where {@link Company} is expected, the last
 * of those.
 *
 * <p>Who waits is woken when a force ends and need not get hold of anything to go on. With a lock
 * held during the force the leader would be back for the next one before any of them was awake;
 * with one that each takes when woken they would come one after the other.
 */
final class Flusher {

  /**
   * Who waits for company waits no longer than this, in nanoseconds, even where somebody else waits
   * less long and goes on: should that one fail, nobody waits for ever.
   */
  private static final long LONGEST_FOR_COMPANY = 50_000_000;

  private final Storage storage;
  private final StorageFile file;
  private final Handle handle;
  private final Superblocks superblocks;

  /** The force under way, else the next one. Replaced by its leader. */
  private volatile Round round = new Round();

  private final Company company = new Company();
  private final Log log;
  private volatile Commit forced;

  /** One more than the forces that have succeeded, over the whole life of the heap. */
  private final AtomicLong batch;

  private volatile @Nullable Throwable forceFailure;

  /** Of a log whose commits up to that one were forced. */
  Flusher(
      Storage storage,
      StorageFile file,
      Handle handle,
      Superblocks superblocks,
      Commit forced,
      Log log) {
    this.storage = storage;
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
   * Returns when that commit is on the device. The force may wait a little for others that are
   * about to commit.
   *
   * @throws CommitUnknownException if that cannot be known any more
   */
  void forceWithOthers(Commit commit) {
    force(commit, false, true);
  }

  /**
   * Returns when that commit is on the device.
   *
   * @throws CommitUnknownException if that cannot be known any more
   */
  void force(Commit commit) {
    force(commit, false, false);
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
    force(head, true, false);
  }

  /**
   * Forces what a commit under way has written so far, as a leader like any other.
   *
   * @param head the commit before it
   * @throws HeapIoException if that fails: it will be no commit, nor any later one of this opening
   */
  void forceAhead(Commit head) {
    try {
      force(head, true, false);
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

  /**
   * Forces.
   *
   * @param anyway even if that commit was forced before
   * @param waits for others, if they are about to commit
   */
  private void force(Commit commit, boolean anyway, boolean waits) {
    if (!anyway && forced.end() >= commit.end()) {
      return;
    }
    Locks.requireStack(); // enough to end what is begun here, or all others would wait forever
    Round next = new Round(); // as early: there may be no memory when this force ends
    Round now = round; // read before what is forced: a later round is not led for nothing
    boolean leads = false;
    while (!leads && (anyway || forced.end() < commit.end())) {
      requireNoFailure(commit);
      try {
        leads = leads(now, waits);
        if (leads) {
          forceAll(commit, waits);
        }
      } finally {
        if (leads) {
          round = next; // first: one who is woken may lead the next force at once
          now.end();
        }
      }
      now = round;
    }
  }

  /**
   * Waits until the round is over: false; or until nobody leads it and nobody else is to come:
   * true, the caller has to.
   *
   * @param waits whether for others that are to come; else only while somebody leads
   */
  private boolean leads(Round now, boolean waits) {
    if (waits && !now.isLed() && company.isComing(written())) {
      long longest = now.isFirst() ? company.patience() : LONGEST_FOR_COMPANY;
      if (now.await(longest, storage)) {
        return false;
      }
    }
    if (now.lead()) {
      return true;
    }
    now.await();
    return false;
  }

  /** How many commits wait to be forced. */
  private long written() {
    return log.head().sequence() - forced.sequence();
  }

  /** The same for a timer: a failure is kept, and refuses later commits. */
  void forceQuietly(Commit commit) {
    try {
      force(commit);
    } catch (CommitUnknownException kept) {
      handle.fail(kept);
    }
  }

  private void forceAll(Commit awaited, boolean waits) {
    requireNoFailure(awaited); // after a force that has failed, no later one may be believed
    Commit target = log.head();
    Events.Flush event = null;
    if (Events.recorded()) {
      event = new Events.Flush();
      event.begin();
    }
    long begin = storage.nanoTime();
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
    if (waits) {
      company.forced(
          target.sequence() - forced.sequence(),
          log.head().sequence() - target.sequence(),
          storage.nanoTime() - begin);
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
