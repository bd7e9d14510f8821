package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import java.lang.foreign.MemorySegment;

/**
 * Looks at one frame after the other of a file of which nothing is believed. The bytes are copied
 * block by block before they are looked at. Used by one thread.
 */
final class FrameCursor {

  private final MemorySegment segment;
  private final long end;
  private final Frames frames;
  private final byte[] block;
  private long start;
  private long limit;
  private long offset;
  private int length;

  /**
   * Of a heap with that salt.
   *
   * @param end nothing lies behind it
   */
  FrameCursor(MemorySegment segment, long end, long salt) {
    this.segment = segment;
    this.end = end;
    this.frames = new Frames(salt);
    this.block = new byte[(int) Math.max(0, Math.min(end, Frames.BLOCK))];
  }

  /** Whether a whole frame begins there; it is then the current one. */
  boolean at(long wanted) {
    if (wanted < start || wanted >= limit) {
      start = wanted & -Frames.BLOCK;
      limit = Math.min(Frames.blockEnd(wanted), end);
      MemorySegment.copy(segment, LittleEndian.BYTE, start, block, 0, (int) (limit - start));
    }
    offset = wanted;
    length = frames.wholeLength(block, index(), (int) (limit - start), wanted);
    return length != 0;
  }

  /** What is wrong where {@link #at} found no whole frame. */
  String problem() {
    return frames.problem(block, index(), (int) (limit - start), offset);
  }

  /** Where to look next behind a place where {@link #at} found no whole frame. */
  long resume() {
    return start + frames.resume(block, index(), (int) (limit - start), offset);
  }

  /** Where the current frame begins. */
  long offset() {
    return offset;
  }

  /** Where the current frame ends. */
  long next() {
    return offset + length;
  }

  int length() {
    return length;
  }

  int kind() {
    return Frames.kind(block, index());
  }

  int epochTag() {
    return Frames.epochTag(block, index());
  }

  int flags() {
    return block[index() + Frames.FLAGS_AT] & 0xFF;
  }

  /** Holds the current frame. */
  byte[] buffer() {
    return block;
  }

  /** Where in the buffer the current frame begins. */
  int index() {
    return (int) (offset - start);
  }

  /** Whether the bytes of the current frame from there to its trailer are zeros. */
  boolean isZero(int from) {
    for (int i = index() + from; i < index() + length - Frames.TRAILER; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
