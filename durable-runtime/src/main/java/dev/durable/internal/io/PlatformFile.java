package dev.durable.internal.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file of this machine. Reads and writes go through a {@link RandomAccessFile}, which knows no
 * interrupts; a mapping is made through a channel of its own.
 */
final class PlatformFile implements StorageFile {

  private final Path path;
  private final RandomAccessFile file;
  private final Flush flush;
  private boolean closed;

  PlatformFile(Path path, RandomAccessFile file) {
    this(path, file, Flush.ON_CALLING_THREAD);
  }

  PlatformFile(Path path, RandomAccessFile file, boolean flushOnCallingThread) {
    this.path = path;
    this.file = file;
    this.flush = flushOnCallingThread ? new Flush(file) : new Flush(file, path);
  }

  // The lock is held for seeking and transferring, as the file has one position for all.

  @Override
  public synchronized void read(long position, byte[] target, int from, int length)
      throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    file.seek(position);
    int done = 0;
    while (done < length) {
      int count = file.read(target, from + done, length - done);
      if (count < 0) {
        throw new EOFException(
            path + " ends at " + (position + done) + ", before " + (position + length));
      }
      done += count;
    }
  }

  @Override
  public synchronized void write(long position, byte[] source, int from, int length)
      throws IOException {
    file.seek(position);
    file.write(
        source, from, length); // goes on after a short write, until all is written or it throws
  }

  @Override
  public void force() throws IOException {
    flush.run();
  }

  @Override
  public synchronized long size() throws IOException {
    return file.length();
  }

  @Override
  public synchronized void setSize(long size) throws IOException {
    file.setLength(size);
  }

  @Override
  public MemorySegment map(long size) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
          return channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena());
        } catch (ClosedByInterruptException broken) {
          interrupted |= Thread.interrupted(); // and again: nothing else depends on that channel
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The arena of a new mapping. Not a shared one, to be closed with the file: closing such an arena
   * while other threads read is known to kill the JVM.
   */
  private synchronized Arena arena() throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
    return Arena.ofAuto();
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      file.close();
      flush.close();
    }
  }
}
