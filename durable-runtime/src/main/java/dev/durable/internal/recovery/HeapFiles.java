package dev.durable.internal.recovery;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.FormatTooNewException;
import dev.durable.error.HeapIoException;
import dev.durable.error.NotAHeapException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.NewHeap;
import dev.durable.internal.log.OpenedFile;
import dev.durable.internal.log.Recovered;
import dev.durable.internal.log.Superblock;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Creates heaps, and opens them to write or to read. */
public final class HeapFiles {

  private static final int ATTEMPTS = 10;

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
   * @throws HeapIoException if there is such a file already, or it cannot be written
   * @throws dev.durable.error.HeapLockedException if somebody else is creating it
   * @throws X as the callback
   */
  public static <X extends Exception> Log create(
      Storage storage, Path file, Durability durability, Creation<X> first) throws X {
    Path path = HeapPaths.real(storage, file);
    HeapLock lock = HeapLock.take(storage, path);
    try {
      HeapPaths.requireAbsent(storage, path);
      writeNew(storage, path, first);
      return openLocked(storage, path, durability, lock);
    } catch (IOException failed) {
      HeapIoException failure =
          new HeapIoException(
              "The heap " + path + " could not be created: " + IoReason.of(failed), failed);
      HeapPaths.close(lock, failure);
      throw failure;
    } catch (Throwable failure) {
      HeapPaths.close(lock, failure);
      throw failure;
    }
  }

  private static <X extends Exception> void writeNew(Storage storage, Path path, Creation<X> first)
      throws X, IOException {
    WholeFile.make(
        storage,
        path,
        (WholeFile.Filling<X>)
            file -> {
              NewHeap heap = new NewHeap(storage, file, path);
              Appender appender = heap.begin();
              CommitFields fields = first.fill(appender);
              heap.finish(appender.commit(fields));
            });
  }

  /**
   * Opens an existing heap to write, after whatever happened to it.
   *
   * @throws NotAHeapException if it is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   * @throws dev.durable.error.HeapLockedException if it is open to write already, here or elsewhere
   * @throws CorruptHeapException if acknowledged commits are damaged
   * @throws HeapIoException if the file system refuses
   */
  public static Log openToWrite(Storage storage, Path file, Durability durability) {
    Path path = HeapPaths.existing(storage, file);
    requireHeap(storage, path);
    HeapLock lock = HeapLock.take(storage, path);
    try {
      return openLocked(storage, path, durability, lock);
    } catch (IOException failed) {
      HeapIoException failure = HeapPaths.notOpened(path, failed);
      HeapPaths.close(lock, failure);
      throw failure;
    } catch (RuntimeException | Error failure) {
      HeapPaths.close(lock, failure);
      throw failure;
    }
  }

  /** Before the lock is taken, whose file stays: who mistakes a file leaves nothing beside it. */
  private static void requireHeap(Storage storage, Path path) {
    try (StorageFile file = storage.openToRead(path)) {
      HeapStart.read(path, file).newestIfValid();
    } catch (IOException failed) {
      throw HeapPaths.notOpened(path, failed);
    }
  }

  private static Log openLocked(Storage storage, Path path, Durability durability, HeapLock lock)
      throws IOException {
    Events.Open event = beginOpen();
    lock.identify(storage, path);
    StorageFile file = storage.openToWrite(path);
    try {
      HeapStart start = HeapStart.read(path, file);
      Superblock newest = start.newest();
      Commit named = start.named(newest);
      long size = start.size();
      Recovered recovered = null;
      Commit head = named;
      if (size > named.end() || start.oneIsLost()) {
        Recovery recovery = new Recovery(path, file, size, named, newest.salt());
        recovered = recovery.run(start.oneIsLost());
        head = recovery.last();
        if (recovered != null) {
          size = file.size();
          report(path, recovered);
        }
      }
      Log log =
          Log.toWrite(
              new OpenedFile(storage, path, file, size, start.superblocks(), head, recovered),
              durability,
              lock);
      end(event, log, true, size);
      return log;
    } catch (IOException | RuntimeException | Error failure) {
      HeapPaths.close(file, failure);
      throw failure;
    }
  }

  /**
   * Opens an existing heap to read what the writer has published; writes nothing and locks nobody
   * out.
   *
   * @throws NotAHeapException if it is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   * @throws CorruptHeapException if acknowledged commits are damaged
   * @throws HeapIoException if the file system refuses
   */
  public static Log openToRead(Storage storage, Path file) {
    Events.Open event = beginOpen();
    Path path = HeapPaths.existing(storage, file);
    try {
      StorageFile open = storage.openToRead(path);
      try {
        Log log = openBesideWriter(storage, path, open);
        end(event, log, false, log.published().end());
        return log;
      } catch (IOException | RuntimeException | Error failure) {
        HeapPaths.close(open, failure);
        throw failure;
      }
    } catch (IOException failed) {
      throw HeapPaths.notOpened(path, failed);
    }
  }

  /** A writer may at any moment write a superblock, extend the file, or cut it to its data. */
  private static Log openBesideWriter(Storage storage, Path path, StorageFile file)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return HeapStart.read(path, file).toRead(storage);
      } catch (IOException | CorruptHeapException changing) {
        if (attempt == ATTEMPTS) {
          throw changing;
        }
      }
    }
  }

  private static Events.@Nullable Open beginOpen() {
    if (!dev.durable.internal.log.Events.recorded()) {
      return null;
    }
    Events.Open event = new Events.Open();
    event.begin();
    return event;
  }

  private static void end(Events.@Nullable Open event, Log log, boolean toWrite, long size) {
    if (event != null) {
      event.file = log.file().toString();
      event.toWrite = toWrite;
      event.bytes = size;
      event.version = log.head().sequence();
      event.commit();
    }
  }

  private static void report(Path path, Recovered recovered) {
    if (dev.durable.internal.log.Events.recorded()) {
      new Events.Recovery().commit(path, recovered);
    }
  }
}
