package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getShort;

import dev.durable.codegen.RecordFormat;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows where records begin, so that a pointer into the middle of one is found: whatever looks like
 * a record there was never checked as one. Keeps what it found of a bounded number of blocks.
 */
final class RecordStarts {

  private static final int KEPT_BLOCKS = 1024;

  private final FrameCursor cursor;
  private final long end;
  private final Map<Long, BitSet> blocks =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BitSet> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  RecordStarts(FrameCursor cursor, long end) {
    this.cursor = cursor;
    this.end = end;
  }

  /** Whether a record of a whole frame begins there. */
  boolean isRecord(long pointer) {
    return bit(pointer, 0);
  }

  /** Whether a whole frame begins there that holds a piece of a large value. */
  boolean isValueFrame(long offset) {
    return bit(offset, 1);
  }

  private boolean bit(long offset, int which) {
    if (offset < Frames.DATA_START || offset >= end || (offset & 7) != 0) {
      return false;
    }
    long block = offset & -Frames.BLOCK;
    return blocks.computeIfAbsent(block, this::read).get((int) (offset - block) / 8 * 2 + which);
  }

  private BitSet read(long block) {
    BitSet starts = new BitSet();
    long limit = Math.min(block + Frames.BLOCK, end);
    long offset = Math.max(block, Frames.DATA_START);
    while (offset < limit) {
      if (!cursor.at(offset)) {
        offset = cursor.resume();
        continue;
      }
      if (cursor.kind() == Frames.VALUE) {
        starts.set((int) (offset - block) / 8 * 2 + 1);
      } else if (cursor.kind() == Frames.DATA) {
        int at = Frames.HEADER;
        for (int next = next(cursor, at); next > 0; next = next(cursor, at)) {
          starts.set((int) (offset + at - block) / 8 * 2);
          at = next;
        }
      }
      offset = cursor.next();
    }
    return starts;
  }

  /**
   * Where the record ends that begins there in the current frame, its padding included; 0 where no
   * more records follow, -1 where what follows cannot be one.
   */
  static int next(FrameCursor cursor, int at) {
    int limit = cursor.length() - Frames.TRAILER;
    if (at > limit - RecordFormat.HEADER_BYTES) {
      return 0;
    }
    int length = getShort(cursor.buffer(), cursor.index() + at);
    if (length == 0) {
      return 0;
    }
    boolean fits =
        length >= RecordFormat.HEADER_BYTES
            && length <= RecordFormat.MAX_RECORD_BYTES
            && length <= limit - at;
    return fits ? at + ((length + 7) & ~7) : -1;
  }
}
