package dev.durable.internal.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file system, a clock and a source of chance. May be used by any number of threads at once. A
 * call that fails throws the {@link IOException} of the system; what it means for a heap is said
 * above this package.
 */
public interface Storage {

  /** Whether there is a file of that name. */
  boolean exists(Path file);

  /**
   * The path without symbolic links. The file itself need not exist, its directory must.
   *
   * @throws java.nio.file.NoSuchFileException if the directory does not exist
   */
  Path realPath(Path file) throws IOException;

  /** Opens an existing file to read and write. */
  StorageFile openToWrite(Path file) throws IOException;

  /** Opens an existing file to read; writing to it throws. */
  StorageFile openToRead(Path file) throws IOException;

  /**
   * Creates a file that only its owner may read and write, and opens it to write. Never follows a
   * link.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken
   */
  StorageFile create(Path file) throws IOException;

  /** Gives a file another name in the same directory; an existing file of that name is replaced. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file if it exists. */
  void delete(Path file) throws IOException;

  /** Makes created, renamed and deleted names of a directory durable. */
  void forceDirectory(Path directory) throws IOException;

  /**
   * Locks a file of its own against other processes, creates it first if need be, and writes into
   * it who holds it.
   *
   * @param holder a line about the holder, for the messages of others
   * @return null if another process holds it
   */
  @Nullable StorageLock tryLock(Path lockFile, String holder) throws IOException;

  /** The line that the holder of a lock has left, or an empty string. */
  String lockHolder(Path lockFile) throws IOException;

  /** The number of this process, as others see it. */
  String processId();

  /** Bytes that can still be written to the volume of that file. */
  long usableSpace(Path file) throws IOException;

  /** What tells an existing file from all others under any of its names, or null if unknown. */
  @Nullable String fileKey(Path file) throws IOException;

  /** The time of day, for commits. It may jump, also backwards. */
  Instant clock();

  /** A clock that only measures spans, as {@link System#nanoTime()}. */
  long nanoTime();

  /** Fills the array with bytes that nobody can foretell. */
  void random(byte[] target);

  /** Runs a task once, on a thread of the storage, after the given time. */
  void schedule(Runnable task, long delayNanos);

  /** How many bytes a file is extended ahead of its data, at least. */
  long growth();

  /**
   * How many bytes ahead of small commits are filled with zeros, at most; 0 for none. Flushing a
   * filled block is cheaper than flushing one that the file system must first allocate.
   */
  int prefill();
}
