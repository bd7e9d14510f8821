package dev.durable.internal.table;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Offsets in the file by number, 0 for what is not known: four bytes each, in chunks that are made
 * where something is put. Changed under a lock of its owner, read without any order.
 */
final class KnownPointers {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** What a chunk takes of the memory. */
  static final int CHUNK_BYTES = CHUNK * Integer.BYTES;

  /** A chunk of which nothing is known; never written to. */
  private static final int[] UNKNOWN = new int[CHUNK];

  private final int mostChunks;

  /** Offsets that count in eights, as in the table. */
  private int[][] chunks = {};

  /** Room for none yet, and never for more chunks than that. */
  KnownPointers(int mostChunks) {
    this.mostChunks = mostChunks;
  }

  /** Whether there can be room for this number. */
  boolean canHold(long number) {
    return number >>> CHUNK_BITS < mostChunks;
  }

  /** Makes room for numbers below a count, as far as there can be. */
  void grow(long count) {
    int needed = (int) Math.min((count >>> CHUNK_BITS) + 1, mostChunks);
    if (chunks.length < needed) {
      int[][] more = Arrays.copyOf(chunks, needed);
      Arrays.fill(more, chunks.length, needed, UNKNOWN);
      VarHandle.releaseFence(); // whoever finds the array finds a chunk in each place
      chunks = more;
    }
  }

  void forgetAll() {
    chunks = new int[0][];
  }

  /** The offset; 0 where it is not known. */
  long find(long number) {
    int[][] known = chunks;
    long chunk = number >>> CHUNK_BITS;
    return chunk < known.length
        ? RadixFormat.inBytes(known[(int) chunk][(int) number & (CHUNK - 1)])
        : 0;
  }

  /** Notes what was found, in a chunk of its own if need be; nothing where there is no room. */
  void found(long number, int[] inEights, int count) {
    long chunk = number >>> CHUNK_BITS;
    if (chunk < chunks.length) {
      if (isUnknown((int) chunk)) {
        chunks[(int) chunk] = new int[CHUNK];
      }
      System.arraycopy(inEights, 0, chunks[(int) chunk], (int) number & (CHUNK - 1), count);
    }
  }

  /** Copies what is known of numbers that there is room for, in eights; 0 for what is not. */
  void copy(long number, int[] target, int count) {
    int[] chunk = chunks[(int) (number >>> CHUNK_BITS)];
    System.arraycopy(chunk, (int) number & (CHUNK - 1), target, 0, count);
  }

  /** Notes what has changed, if something is known of what lies around it. */
  void changed(long number, long offset) {
    long chunk = number >>> CHUNK_BITS;
    if (chunk < chunks.length && !isUnknown((int) chunk)) {
      chunks[(int) chunk][(int) number & (CHUNK - 1)] = inEights(offset);
    }
  }

  /** Whether an offset is not too far away to be kept. */
  static boolean reaches(long offset) {
    return offset < RadixFormat.SHORT_REACH;
  }

  /** An offset as it is kept; 0 for one that is too far away. */
  static int inEights(long offset) {
    return reaches(offset) ? RadixFormat.inEights(offset) : 0;
  }

  @SuppressWarnings("ReferenceEquality") // there is one that stands for nothing
  private boolean isUnknown(int chunk) {
    return chunks[chunk] == UNKNOWN;
  }
}
