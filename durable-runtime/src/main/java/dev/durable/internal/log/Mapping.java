package dev.durable.internal.log;

import java.lang.foreign.MemorySegment;

/**
 * One mapping of the file, and the memory of which of its blocks were found whole. Safe for any
 * number of threads. A heap makes a larger mapping when it outgrows the last one; all of them stay
 * readable until the log is closed.
 *
 * <p>Who follows a pointer calls {@link #verify(long)} once, then reads {@link #segment()} at will;
 * whoever reads the segment translates what it throws by {@link #failure(Throwable)}.
 */
public final class Mapping {

  Mapping() {}

  /**
   * The whole file as mapped, read-only; multi-byte values in it are little-endian. Reading it after
   * {@link Log#close()} throws {@link IllegalStateException}, reading what somebody has cut off
   * throws {@link InternalError}: see {@link #failure(Throwable)}.
   */
  public MemorySegment segment() {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes sure that the frames of the block around that offset are as they were written; constant
   * time when that was found before.
   *
   * @param pointer an offset that was read from the file or got from an {@link Appender}
   * @throws dev.durable.error.CorruptHeapException at the first bad frame, or if the pointer is not a
   *     multiple of eight inside of the data
   * @throws dev.durable.error.HeapClosedException if the log was closed
   */
  public void verify(long pointer) {
    throw new UnsupportedOperationException();
  }

  /**
   * The same for a large value, one that {@link Appender#largeValue} wrote: all blocks it lies in.
   *
   * @param pointer to its first byte
   * @param length of the value in bytes, more than {@link
   *     dev.durable.codegen.RecordFormat#MAX_VALUE_RECORD_BYTES}
   */
  public void verify(long pointer, long length) {
    throw new UnsupportedOperationException();
  }

  /**
   * Copies a part of a value, of either form, verifying what it touches.
   *
   * @param pointer to the value: to the header of its record, or to the first byte of a large one
   * @param valueLength of the whole value in bytes; tells which of both it is
   * @param from first byte wanted
   * @param target where to
   * @param at where in the target
   * @param count bytes wanted
   */
  public void copyValue(
      long pointer, long valueLength, long from, byte[] target, int at, int count) {
    throw new UnsupportedOperationException();
  }

  /**
   * The exception to throw instead of what reading the segment has thrown: {@link
   * dev.durable.error.HeapClosedException} after close; {@link
   * dev.durable.error.CorruptHeapException} where the system could not read the file, and the heap
   * then takes no more commits; others as they are.
   */
  public RuntimeException failure(Throwable thrown) {
    throw new UnsupportedOperationException();
  }
}
