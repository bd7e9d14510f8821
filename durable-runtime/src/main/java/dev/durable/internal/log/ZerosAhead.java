package dev.durable.internal.log;

import dev.durable.internal.io.Storage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has zeros written behind the data while commits of some size keep coming. To write into pages
 * that the page cache has already takes a fraction of the time; to force what lies in blocks that
 * the file has already, too, since the file system then has nothing of its own to write.
 *
 * <p>Small commits need little: the writer itself fills far ahead, once for thousands of them.
 * Medium ones would wait for that every few commits, so a thread of the storage fills while one of
 * them is being forced, and does not force: the next commit's force takes what there is along.
 * Large ones would have everything written twice.
 */
final class ZerosAhead {

  /** So many commits of one kind in a row show that more will come. */
  private static final int IN_A_ROW = 8;

  // Parts of what the storage would have filled ahead of small commits: 4 MiB of a real file.
  private static final int SMALL = 64;
  private static final int MEDIUM = 16;
  private static final int FIRST_FILL = 16;
  private static final int AHEAD_OF_MEDIUM = 4;

  private enum Kind {
    SMALL,
    MEDIUM,
    LARGE
  }

  private final Storage storage;
  private final Handle handle;
  private final DataFile data;
  private final Superblocks superblocks;
  private final long most;

  private Kind kind = Kind.LARGE;
  private int inARow;
  private long nextFill;

  /** Whether medium commits keep coming. */
  private volatile boolean isMediumExpected;

  private long writtenAt;

  /** From one commit to the next, in nanoseconds. */
  private volatile long period;

  private final AtomicBoolean underWay = new AtomicBoolean();
  private boolean isStopped;

  ZerosAhead(Storage storage, Handle handle, DataFile data, Superblocks superblocks) {
    this.storage = storage;
    this.handle = handle;
    this.data = data;
    this.superblocks = superblocks;
    this.most = storage.prefill();
    this.nextFill = most / FIRST_FILL;
  }

  /**
   * A commit, or a piece of one, was written by the holder of the writer lock, who has just made
   * sure that the file is ours.
   *
   * @param bytes of the commit so far
   */
  void written(long bytes) {
    long at = storage.nanoTime();
    period = at - writtenAt;
    writtenAt = at;
    Kind now =
        bytes <= most / SMALL ? Kind.SMALL : bytes <= most / MEDIUM ? Kind.MEDIUM : Kind.LARGE;
    inARow = now == kind ? inARow + 1 : 1;
    kind = now;
    isMediumExpected = now == Kind.MEDIUM && inARow > IN_A_ROW;
    if (now == Kind.SMALL && inARow > IN_A_ROW && data.zerosAhead() == 0) {
      fill();
    }
  }

  private void fill() {
    try {
      while (data.fillPiece(nextFill)) {
        // and the next one
      }
      nextFill = Math.min(2 * nextFill, most);
    } catch (IOException | RuntimeException | Error diskNearlyFull) {
      // Only commits would be faster; whether there is room for one shows when it is written. And
      // the one before these zeros is whole: it must not be taken for refused.
      data.fillNoMore();
    }
  }

  /** A commit is about to be forced: who commits waits, so most likely a processor has time. */
  void forcing() {
    // How far zeros reach is asked last: who writes them holds the monitor, for all of a fill.
    if (isMediumExpected
        && !underWay.get()
        && data.zerosAhead() < most / MEDIUM
        && underWay.compareAndSet(false, true)) {
      try {
        storage.schedule(this::fillInBackground, 0);
      } catch (RuntimeException | Error noThread) {
        isMediumExpected = false; // the commit is whole; the next ones do without
        underWay.set(false);
      }
    }
  }

  /** Waits until nothing is written in the background, and lets nothing more be. */
  synchronized void stop() {
    isStopped = true;
  }

  /**
   * Fills for half of the time until the next commit, a piece at least. To get new memory for the
   * pages of a file may take longer than all else, and whoever writes the next commit would have to
   * wait for a piece that is being written.
   */
  private synchronized void fillInBackground() {
    try {
      long begin = storage.nanoTime();
      boolean isFilled = fillPieceIfOurs();
      while (isFilled && storage.nanoTime() - begin < period / 2) {
        isFilled = fillPieceIfOurs();
      }
    } catch (IOException | RuntimeException | Error noMore) {
      // Who has lost the file has told the handle, which refuses commits.
      data.fillNoMore();
    } finally {
      underWay.set(false);
    }
  }

  private boolean fillPieceIfOurs() throws IOException {
    if (isStopped || handle.failure() != null) {
      return false;
    }
    superblocks.fence(); // what lies behind our data may be the data of another writer
    return data.fillPiece(most / AHEAD_OF_MEDIUM);
  }
}
