package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;

import java.util.Arrays;

/**
 * Lays frames out in memory as they will stand in the file: records fill a frame up to the end of
 * its block, a filler takes what is left, and what is left is never too small for a filler.
 */
final class FrameBuffer {

  private static final int SMALLEST_CAPACITY = Frames.BLOCK;

  private final Frames frames;
  private final long epoch;
  private byte[] bytes;

  /** Offset in the file of the first byte of the buffer. */
  private long base;

  private int used;

  /** Where the open frame begins in the buffer, or -1. */
  private int open = -1;

  /**
   * An empty one.
   *
   * @param bytes memory to use, of whatever content
   */
  FrameBuffer(Frames frames, long epoch, long base, byte[] bytes) {
    this.frames = frames;
    this.epoch = epoch;
    this.base = base;
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  long base() {
    return base;
  }

  int used() {
    return used;
  }

  /** Offset in the file behind the last byte. */
  long position() {
    return base + used;
  }

  /** How many of the bytes will not change any more. */
  int finished() {
    return open >= 0 ? open : used;
  }

  /**
   * Gives bytes away, and goes on in other memory.
   *
   * @param count of them, all {@link #finished}
   * @param next of whatever content, with room for what is left and a block
   * @return what begins with them
   */
  byte[] take(int count, byte[] next) {
    byte[] taken = bytes;
    System.arraycopy(taken, count, next, 0, used - count);
    bytes = next;
    base += count;
    used -= count;
    if (open >= 0) {
      open -= count;
    }
    return taken;
  }

  private int blockRest() {
    return (int) (Frames.blockEnd(position()) - position());
  }

  /** Makes room for that many bytes more. */
  private void ensure(int more) {
    int needed = Math.addExact(used, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.max(SMALLEST_CAPACITY, 2 * bytes.length)));
    }
  }

  private void zeros(int count) {
    ensure(count);
    Arrays.fill(bytes, used, used + count, (byte) 0);
    used += count;
  }

  /**
   * Appends a record to the open data frame, or to a new one, and returns its offset in the file.
   */
  long record(byte[] source, int from, int length) {
    int padded = (length + 7) & ~7;
    if (open >= 0 && blockRest() < padded + Frames.TRAILER) {
      closeData();
    }
    if (open < 0) {
      beginBlockUnless(padded + Frames.SMALLEST);
      open = used;
      zeros(Frames.HEADER);
    }
    long pointer = position();
    ensure(padded);
    putLong(bytes, used + padded - Long.BYTES, 0); // the padding, in one step for any length
    System.arraycopy(source, from, bytes, used, length);
    used += padded;
    return pointer;
  }

  /** Ends the open data frame, if there is one. */
  void closeData() {
    if (open >= 0) {
      int start = open;
      open = -1;
      close(start, Frames.DATA);
    }
  }

  /** Appends a frame with that payload; it fits into a block. Returns its offset in the file. */
  long frame(int kind, byte[] payload, int from, int length) {
    closeData();
    int padded = (length + 7) & ~7;
    beginBlockUnless(padded + Frames.SMALLEST);
    int start = used;
    long offset = position();
    zeros(Frames.HEADER);
    ensure(padded);
    System.arraycopy(payload, from, bytes, used, length);
    used += length;
    zeros(padded - length);
    close(start, kind);
    return offset;
  }

  /**
   * How much of a large value fits into a frame that begins now; starts a new block if too little.
   */
  int valueRoom() {
    closeData();
    beginBlockUnless(Frames.SMALLEST + 8);
    return blockRest() - Frames.SMALLEST;
  }

  /**
   * Begins the frame of a commit record and returns where its payload begins in the buffer; the
   * payload is zero. To be ended by {@link #endCommit}.
   */
  int beginCommit(int length) {
    closeData();
    beginBlockUnless(length + Frames.SMALLEST);
    int start = used;
    zeros(Frames.HEADER + length + Frames.TRAILER);
    zeros(unusableRest());
    putInt(bytes, start, Frames.MAGIC);
    putInt(bytes, start + Frames.LENGTH_AT, used - start);
    putInt(bytes, start + Frames.KIND_AT, Frames.COMMIT);
    putInt(bytes, start + Frames.EPOCH_TAG_AT, (int) epoch);
    return start + Frames.HEADER;
  }

  /** Seals the frame whose payload begins there in the buffer, and returns its length. */
  int endCommit(int payload) {
    int start = payload - Frames.HEADER;
    frames.seal(bytes, start, used - start, Frames.COMMIT, epoch, base + start);
    return used - start;
  }

  private void close(int start, int kind) {
    zeros(Frames.TRAILER);
    zeros(unusableRest());
    frames.seal(bytes, start, used - start, kind, epoch, base + start);
  }

  /** What is left of the block if no frame fits into it, else 0. */
  private int unusableRest() {
    int rest = blockRest();
    return rest < Frames.SMALLEST ? rest : 0;
  }

  /** Fills the block up if there are not so many bytes left in it. */
  private void beginBlockUnless(int needed) {
    int rest = blockRest();
    if (rest < needed) {
      int start = used;
      zeros(rest);
      frames.seal(bytes, start, rest, Frames.FILLER, epoch, base + start);
    }
  }
}
