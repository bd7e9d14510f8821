package dev.durable.internal.io;

import dev.durable.internal.io.Interval.Resize;
import dev.durable.internal.io.Interval.Write;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One file under whatever name, as programs see it: what was written can be read and mapped at
 * once, and is noted for the device. Whoever uses it holds the monitor of its storage.
 */
final class MemoryInode {

  private final MemoryDevice device;
  private byte[] bytes;
  private int size;

  /** Arrays that mappings still read and that were outgrown. */
  private final List<byte[]> outgrown = new ArrayList<>();

  /** Takes over two arrays of the same content, one for the device. */
  MemoryInode(byte[] bytes, byte[] forced) {
    this.bytes = bytes;
    this.size = bytes.length;
    this.device = new MemoryDevice(forced);
  }

  MemoryDevice device() {
    return device;
  }

  int size() {
    return size;
  }

  /** All that is in it, in an array of the caller's. */
  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  void read(long position, byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (position + length > size) {
      throw new EOFException("the file ends at " + size);
    }
    System.arraycopy(bytes, Math.toIntExact(position), target, from, length);
  }

  void resize(int newSize) {
    if (newSize > bytes.length) {
      outgrown.add(bytes);
      bytes = Arrays.copyOf(bytes, newSize);
    }
    if (newSize < size) {
      Arrays.fill(bytes, newSize, size, (byte) 0);
      for (byte[] old : outgrown) {
        Arrays.fill(old, Math.min(newSize, old.length), Math.min(size, old.length), (byte) 0);
      }
    }
    size = newSize;
    device.add(new Resize(newSize));
  }

  void write(int position, byte[] source, int from, int length) {
    if (position + length > size) {
      resize(position + length);
    }
    device.add(new Write(position, Arrays.copyOfRange(source, from, from + length)));
    System.arraycopy(source, from, bytes, position, length);
    for (byte[] old : outgrown) {
      int common = Math.min(length, old.length - position);
      if (common > 0) {
        System.arraycopy(source, from, old, position, common);
      }
    }
  }

  /** The first bytes; later writes can be seen through it, also when the file has outgrown it. */
  MemorySegment map(long length) throws IOException {
    if (length > size) {
      throw new IOException("mapping beyond the end of the file");
    }
    return MemorySegment.ofArray(bytes).asSlice(0, length).asReadOnly();
  }
}
