package dev.durable.internal.log;

import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the two superblocks in turn, never forced, and notices when somebody else does.
 *
 * <p>Writing one for each commit would cost more than it is good for, as the next force has a
 * second place of the device to write to: it is written at once if the last was more than five
 * milliseconds ago or 64 batches have passed, else by a timer within those five. All methods hold
 * the same lock, so that a fence never sees a half of our own write.
 */
final class Superblocks {

  private static final long PAUSE_NANOS = 5_000_000;
  private static final int PAUSE_BATCHES = 64;

  private final Storage storage;
  private final StorageFile file;
  private final Handle handle;

  /** What the two slots say of their owner, as last read or written. */
  private final byte[][] owners = new byte[2][];

  private final byte[] scratch = new byte[Superblock.BYTES + Superblock.OWNER];
  private long sequence;
  private long epoch;
  private boolean mine;
  private long lastWrite;
  private int unwrittenBatches;
  private @Nullable Commit waiting;
  private boolean timerSet;
  private boolean closed;

  /**
   * Of a file to which nobody else writes.
   *
   * @param pair what is in it
   * @param sequence of the newest valid one
   */
  Superblocks(
      Storage storage, StorageFile file, Handle handle, SuperblockPair pair, long sequence) {
    this.storage = storage;
    this.file = file;
    this.handle = handle;
    this.sequence = sequence;
    for (int slot = 0; slot < 2; slot++) {
      owners[slot] = pair.owner(slot);
    }
    this.lastWrite = storage.nanoTime() - PAUSE_NANOS;
  }

  /**
   * Makes sure that nobody else has written to the file; what is written then is a question of
   * microseconds. Lost locks are rare (a network, a container that shares the file but not the
   * lock), but two writers would destroy the file.
   */
  synchronized void fence() throws IOException {
    file.read(Superblock.SLOT_SEQUENCE_AT, scratch, 0, scratch.length);
    if (!owns(0) || !owns(1)) {
      HeapLockedException fenced =
          new HeapLockedException(
              "Another process has opened "
                  + handle.file()
                  + " to write and taken it over, though"
                  + " this one holds the lock. Nothing of this commit was written. Close this heap;"
                  + " let only one process write to it, on a file system whose locks work.");
      handle.fail(fenced);
      throw fenced;
    }
  }

  private boolean owns(int slot) {
    int at = slot * Superblock.BYTES;
    byte[] expected = owners[slot];
    return Arrays.equals(scratch, at, at + Superblock.OWNER, expected, 0, Superblock.OWNER);
  }

  /** Puts the epoch of this opening into one slot, before anything else is written. */
  synchronized void takeOver(long newEpoch, Commit head) throws IOException {
    if (!mine) {
      fence();
      epoch = newEpoch;
      write(head, false);
      mine = true;
    }
  }

  /** Names a commit that was forced; the caller has forced it, and it is newer than the last. */
  synchronized void publish(Commit forced) throws IOException {
    long now = storage.nanoTime();
    unwrittenBatches++;
    if (now - lastWrite >= PAUSE_NANOS || unwrittenBatches >= PAUSE_BATCHES) {
      write(forced, false);
    } else {
      waiting = forced;
      if (!timerSet) {
        timerSet = true;
        storage.schedule(this::timeHasPassed, PAUSE_NANOS - (now - lastWrite));
      }
    }
  }

  private synchronized void timeHasPassed() {
    timerSet = false;
    Commit forced = waiting;
    if (forced == null || closed) {
      return;
    }
    try {
      write(forced, false);
    } catch (IOException | RuntimeException | Error failed) {
      handle.fail(failed); // the commit is durable all the same; later ones are refused
    }
  }

  /** Names the last commit in the next slot, as that of a heap that was closed cleanly. */
  synchronized void publishClean(Commit last) throws IOException {
    write(last, true);
  }

  private void write(Commit forced, boolean clean) throws IOException {
    Superblock next =
        Superblock.of(handle.heapId(), handle.salt(), sequence + 1, epoch, forced, clean);
    int slot = (int) (next.slotSequence() & 1);
    file.write((long) slot * Superblock.BYTES, next.bytes(), 0, Superblock.BYTES);
    owners[slot] = Superblock.owner(next.bytes());
    sequence++;
    waiting = null;
    unwrittenBatches = 0;
    lastWrite = storage.nanoTime();
  }

  /** No timer writes after this. */
  synchronized void close() {
    closed = true;
    waiting = null;
  }
}
