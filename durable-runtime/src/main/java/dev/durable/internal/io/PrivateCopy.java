package dev.durable.internal.io;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A file as it was at one moment, in memory of this process: what is checked and what is read are
 * the same bytes, whoever changes the file meanwhile. The garbage collector frees it, when nothing
 * leads to it any more.
 */
public final class PrivateCopy implements StorageFile {

  private static final int PIECE = 1 << 20;

  private final MemorySegment bytes;

  private PrivateCopy(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies a file.
   *
   * @param size of the file
   * @throws EOFException if it has become shorter
   */
  public static PrivateCopy of(StorageFile file, long size) throws IOException {
    MemorySegment bytes = Arena.ofAuto().allocate(size, Long.BYTES);
    byte[] piece = new byte[(int) Math.min(PIECE, size)];
    for (long at = 0; at < size; at += piece.length) {
      int length = (int) Math.min(piece.length, size - at);
      file.read(at, piece, 0, length);
      MemorySegment.copy(piece, 0, bytes, ValueLayout.JAVA_BYTE, at, length);
    }
    return new PrivateCopy(bytes.asReadOnly());
  }

  @Override
  public void read(long position, byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length > bytes.byteSize() - position) {
      throw new EOFException("the copy ends at " + bytes.byteSize());
    }
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, target, from, length);
  }

  @Override
  public void write(long position, byte[] source, int from, int length) throws IOException {
    throw readOnly();
  }

  @Override
  public void force() throws IOException {
    throw readOnly();
  }

  @Override
  public void setSize(long size) throws IOException {
    throw readOnly();
  }

  private static IOException readOnly() {
    return new IOException("a private copy is only read");
  }

  @Override
  public long size() {
    return bytes.byteSize();
  }

  @Override
  public MemorySegment map(long size) throws IOException {
    if (size > bytes.byteSize()) {
      throw new IOException("the copy ends at " + bytes.byteSize());
    }
    return bytes.asSlice(0, size);
  }

  @Override
  public void close() {} // the collector frees it
}
