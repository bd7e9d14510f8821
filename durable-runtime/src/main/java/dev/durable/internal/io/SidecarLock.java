package dev.durable.internal.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a file that serves for nothing else. On most systems a process loses its locks on a
 * file as soon as it closes any descriptor of it, so it must not be the heap, which others may
 * read; and the channel is used for nothing but taking the lock, so that no interrupt can close it.
 */
final class SidecarLock implements StorageLock {

  private final RandomAccessFile file;
  private final FileLock lock;

  private SidecarLock(RandomAccessFile file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  static @Nullable SidecarLock tryLock(Path lockFile, String holder) throws IOException {
    RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "rw");
    SidecarLock locked = null;
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock != null) {
        byte[] line = (holder + "\n").getBytes(StandardCharsets.UTF_8);
        file.write(line);
        file.setLength(line.length);
        locked = new SidecarLock(file, lock);
      }
    } catch (OverlappingFileLockException elsewhereInThisProcess) {
      return null;
    } finally {
      if (locked == null) {
        file.close();
      }
    }
    return locked;
  }

  /**
   * Releases first: a file is never closed again if closing it was broken off, as memory or stack
   * ran out, and would keep the lock.
   */
  @Override
  public void close() throws IOException {
    if (lock.isValid()) {
      try {
        lock.release();
      } catch (IOException refused) {
        file.close(); // gives it back as well
        throw refused;
      }
    }
    file.close();
  }
}
