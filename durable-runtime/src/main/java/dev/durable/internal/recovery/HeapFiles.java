package dev.durable.internal.recovery;

import dev.durable.HeapOptions.Durability;
import dev.durable.internal.io.Storage;
import dev.durable.internal.log.Log;
import java.nio.file.Path;

/** Creates and opens heaps. */
public final class HeapFiles {

  private HeapFiles() {}

  /** Whether there is a file of that name, of whatever kind. */
  public static boolean exists(Storage storage, Path file) {
    return storage.exists(file);
  }

  /**
   * Creates a heap; it is there whole or not at all, also after a crash.
   *
   * @param first fills its first commit, which has sequence 0
   * @return the heap, open to write
   * @throws dev.durable.error.HeapIoException if there is such a file already, or it cannot be
   *     written
   * @throws dev.durable.error.HeapLockedException if somebody else is creating it
   * @throws X as the callback
   */
  public static <X extends Exception> Log create(
      Storage storage, Path file, Durability durability, Creation<X> first) throws X {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens an existing heap to write, after whatever happened to it.
   *
   * @throws dev.durable.error.NotAHeapException if it is empty or of some other kind
   * @throws dev.durable.error.FormatTooNewException if a newer Durable wrote it
   * @throws dev.durable.error.HeapLockedException if it is open to write already, here or elsewhere
   * @throws dev.durable.error.CorruptHeapException if acknowledged commits are damaged
   * @throws dev.durable.error.HeapIoException if the file system refuses
   */
  public static Log openToWrite(Storage storage, Path file, Durability durability) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens an existing heap to read what the writer has published; writes nothing and locks nobody
   * out.
   *
   * @throws dev.durable.error.NotAHeapException if it is empty or of some other kind
   * @throws dev.durable.error.FormatTooNewException if a newer Durable wrote it
   * @throws dev.durable.error.CorruptHeapException if acknowledged commits are damaged
   * @throws dev.durable.error.HeapIoException if the file system refuses
   */
  public static Log openToRead(Storage storage, Path file) {
    throw new UnsupportedOperationException();
  }
}
