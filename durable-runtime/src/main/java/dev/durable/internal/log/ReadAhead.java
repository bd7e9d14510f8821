package dev.durable.internal.log;

import dev.durable.internal.io.Storage;

/**
 * Has blocks checked before they are asked for, while somebody reads the file from front to back,
 * as the first scan after an opening does. To touch a page of a mapping for the first time can cost
 * more than all that is read from it; a thread of the storage does that beside the reader.
 *
 * <p>What is damaged, or cannot be read, is left to whoever asks for it. Several readers in
 * different places look like one that reads here and there: they need no help to use several
 * processors.
 */
final class ReadAhead {

  /** So many blocks in a row show that more will be asked for. */
  private static final int IN_A_ROW = 3;

  /** So many blocks ahead of the reader at most; and so many until other tasks have their turn. */
  static final int WINDOW = 32;

  private final Storage storage;
  private final Handle handle;

  /** Its own, as it brings memory for a block: readers are to have theirs at the same time. */
  private final BlockCheck check;

  /** The last block that somebody had to wait for, and how many of them came in a row. */
  private int asked = -1;

  private int inARow;

  /** Up to here, from the last one asked for, all were checked or are being checked. */
  private int next;

  private boolean isUnderWay;

  ReadAhead(Storage storage, Handle handle) {
    this.storage = storage;
    this.handle = handle;
    this.check = new BlockCheck(handle);
  }

  /** A block is about to be checked, as somebody needs it now. */
  void asked(Mapping mapping, int block) {
    if (isToBegin(mapping, block)) {
      try {
        storage.schedule(() -> run(mapping), 0);
      } catch (RuntimeException | OutOfMemoryError noThread) {
        // The reader does without. Other errors may tell, late, of what it has read before.
        end();
      }
    }
  }

  private synchronized boolean isToBegin(Mapping mapping, int block) {
    boolean goesOn = block > asked && block <= next;
    inARow = goesOn ? inARow + 1 : 1;
    next = goesOn ? Math.max(next, block + 1) : block + 1;
    asked = block;
    boolean begins = inARow >= IN_A_ROW && !isUnderWay && isWanted(mapping);
    isUnderWay |= begins;
    return begins;
  }

  private boolean isWanted(Mapping mapping) {
    return next <= asked + WINDOW && mapping.isFull(next) && !handle.closed();
  }

  private void run(Mapping mapping) {
    try {
      for (int taken = 0; taken < WINDOW; taken++) {
        int block = next(mapping);
        if (block < 0) {
          return;
        }
        mapping.checkAhead(block, check);
      }
    } catch (RuntimeException | Error unreadable) {
      // Whoever needs it is told what is wrong.
    } finally {
      end();
    }
  }

  /** The block to be checked next; -1 if that is enough. */
  private synchronized int next(Mapping mapping) {
    return isWanted(mapping) ? next++ : -1;
  }

  private synchronized void end() {
    isUnderWay = false;
  }
}
