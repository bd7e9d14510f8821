package dev.durable.internal.io;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * One open file. All methods may be called by several threads at once, and none of them can be
 * broken off by {@link Thread#interrupt()}: the interrupt status is left as it was.
 */
public interface StorageFile extends Closeable {

  /**
   * Reads exactly {@code length} bytes.
   *
   * @throws java.io.EOFException if the file ends before
   */
  void read(long position, byte[] target, int from, int length) throws IOException;

  /**
   * Writes exactly {@code length} bytes to the page cache, or throws; then any part of them may
   * have been written.
   */
  void write(long position, byte[] source, int from, int length) throws IOException;

  /**
   * Returns when all that was written before, and the length needed to read it, is on the device.
   * After any exception nothing is known, and it must not be called again: systems forget which
   * pages they could not write.
   */
  void force() throws IOException;

  /** The length of the file in bytes. */
  long size() throws IOException;

  /** Cuts the file, or extends it by a hole that reads as zeros. */
  void setSize(long size) throws IOException;

  /**
   * The first {@code size} bytes, read-only. What is written later, by this process or another, can
   * be seen through it. It may be read on any thread, after {@link #close()} too: the garbage
   * collector ends it, when nothing leads to it any more.
   *
   * @param size positive, no more than the size of the file
   */
  MemorySegment map(long size) throws IOException;

  /** Closes the file, without forcing it. Idempotent. */
  @Override
  void close() throws IOException;
}
