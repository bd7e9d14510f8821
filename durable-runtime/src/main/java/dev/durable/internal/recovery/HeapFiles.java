package dev.durable.internal.recovery;

import dev.durable.HeapOptions.Durability;
import dev.durable.HeapReport;
import dev.durable.SalvageReport;
import dev.durable.VerifyProgress;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DurableException;
import dev.durable.error.FormatTooNewException;
import dev.durable.error.HeapIoException;
import dev.durable.error.NotAHeapException;
import dev.durable.error.UntrustedHeapException;
import dev.durable.internal.check.HeapCheck;
import dev.durable.internal.check.WholePrefix;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.PrivateCopy;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Frames;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.log.LogScanner;
import dev.durable.internal.log.NewHeap;
import dev.durable.internal.log.OpenedFile;
import dev.durable.internal.log.Recovered;
import dev.durable.internal.log.Superblock;
import dev.durable.internal.log.SuperblockPair;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Creates and opens heaps. */
public final class HeapFiles {

  private static final String NEW_SUFFIX = ".new";
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
    Path path = realPath(storage, file);
    HeapLock lock = HeapLock.take(storage, path);
    try {
      if (storage.exists(path)) {
        throw new HeapIoException("There is a file " + path + " already; it was left as it is.");
      }
      writeNew(storage, path, first);
      return openLocked(storage, path, durability, lock);
    } catch (IOException failed) {
      HeapIoException failure =
          new HeapIoException(
              "The heap " + path + " could not be created: " + IoReason.of(failed), failed);
      close(lock, failure);
      throw failure;
    } catch (Throwable failure) {
      close(lock, failure);
      throw failure;
    }
  }

  /** Closes what a failure leaves open. */
  private static void close(Closeable open, Throwable failure) {
    try {
      open.close();
    } catch (IOException also) {
      failure.addSuppressed(also);
    }
  }

  private static <X extends Exception> void writeNew(Storage storage, Path path, Creation<X> first)
      throws X, IOException {
    replace(
        storage,
        path,
        (Filling<X>)
            file -> {
              NewHeap heap = new NewHeap(storage, file, path);
              Appender appender = heap.begin();
              CommitFields fields = first.fill(appender);
              heap.finish(appender.commit(fields));
            });
  }

  /**
   * Writes what is whole of a damaged heap into a new one; the damaged file is only read.
   *
   * @throws CorruptHeapException if not even the first commit is whole
   * @throws HeapIoException if the target exists, or the file system refuses
   * @throws NotAHeapException if the source is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   */
  public static SalvageReport salvage(Storage storage, Path source, Path target) {
    Path from = realPath(storage, source);
    Path to = realPath(storage, target);
    requireExists(storage, from);
    HeapLock lock = HeapLock.take(storage, to);
    try (StorageFile file = storage.openToRead(from)) {
      if (storage.exists(to)) {
        throw new HeapIoException("There is a file " + to + " already; it was left as it is.");
      }
      return salvage(storage, from, file, to);
    } catch (IOException failed) {
      throw new HeapIoException(
          "What is whole of "
              + from
              + " could not be written to "
              + to
              + ": "
              + failed.getMessage(),
          failed);
    } finally {
      release(lock, to);
    }
  }

  private static void release(HeapLock lock, Path path) {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new HeapIoException(
          "The lock of " + path + " could not be released: " + failed.getMessage(), failed);
    }
  }

  private static SalvageReport salvage(Storage storage, Path from, StorageFile file, Path to)
      throws IOException {
    long size = file.size();
    requireKnown(from, file, superblocks(from, file, size));
    LogCheck log = LogCheck.of(from, file, size);
    HeapReport report = HeapCheck.run(from, log, (done, total) -> {}, HeapLock.isHeldHere(from));
    WholePrefix.Found found = WholePrefix.of(log, report);
    Commit last = found.newest();
    if (last == null) {
      throw new CorruptHeapException(
          from, Frames.DATA_START, "not even its first version is whole; nothing was salvaged");
    }
    replace(storage, to, copy -> NewHeap.copy(file, copy, log, last));
    return new SalvageReport(
        to, last.sequence(), report.newestVersion(), found.later(), last.end(), report);
  }

  /** Fills a new file. */
  @FunctionalInterface
  private interface Filling<X extends Exception> {

    void fill(StorageFile file) throws X, IOException;
  }

  /** Makes a file of that name, whole or not at all, also after a crash. */
  private static <X extends Exception> void replace(Storage storage, Path path, Filling<X> filling)
      throws X, IOException {
    Path temporary = path.resolveSibling(path.getFileName() + NEW_SUFFIX);
    storage.delete(temporary); // left by a crash; nobody else uses it while we hold the lock
    try {
      try (StorageFile file = storage.create(temporary)) {
        filling.fill(file);
      }
      storage.rename(temporary, path);
      storage.forceDirectory(directory(path));
    } catch (Throwable failure) {
      close(() -> storage.delete(temporary), failure);
      throw failure;
    }
  }

  private static Path directory(Path path) {
    Path directory = path.getParent();
    return directory == null ? path.toAbsolutePath().getRoot() : directory;
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
    Path path = realPath(storage, file);
    requireExists(storage, path);
    HeapLock lock = HeapLock.take(storage, path);
    try {
      return openLocked(storage, path, durability, lock);
    } catch (IOException failed) {
      DurableException failure = notOpened(path, failed);
      close(lock, failure);
      throw failure;
    } catch (RuntimeException | Error failure) {
      close(lock, failure);
      throw failure;
    }
  }

  private static Log openLocked(Storage storage, Path path, Durability durability, HeapLock lock)
      throws IOException {
    Events.Open event = beginOpen();
    lock.identify(storage, path);
    StorageFile file = storage.openToWrite(path);
    try {
      long size = file.size();
      SuperblockPair pair = superblocks(path, file, size);
      Superblock newest = newest(path, file, pair);
      Commit named = named(path, file, size, newest);
      boolean superblockLost = pair.slot(0) == null || pair.slot(1) == null;
      Recovered recovered = null;
      Commit head = named;
      if (size > named.end() || superblockLost) {
        Recovery recovery = new Recovery(path, file, size, named, newest.salt());
        recovered = recovery.run(superblockLost);
        head = recovery.last();
        if (recovered != null) {
          size = file.size();
          report(path, recovered);
        }
      }
      Log log =
          Log.toWrite(
              new OpenedFile(storage, path, file, size, pair, head, recovered), durability, lock);
      end(event, log, true, size);
      return log;
    } catch (IOException | RuntimeException | Error failure) {
      close(file, failure);
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
    Path path = realPath(storage, file);
    requireExists(storage, path);
    try {
      StorageFile open = storage.openToRead(path);
      try {
        Log log = openBesideWriter(storage, path, open);
        end(event, log, false, log.published().end());
        return log;
      } catch (IOException | RuntimeException | Error failure) {
        close(open, failure);
        throw failure;
      }
    } catch (IOException failed) {
      throw notOpened(path, failed);
    }
  }

  /** A writer may at any moment write a superblock, extend the file, or cut it to its data. */
  private static Log openBesideWriter(Storage storage, Path path, StorageFile file)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        long size = file.size();
        SuperblockPair pair = superblocks(path, file, size);
        Superblock newest = newest(path, file, pair);
        Commit named = named(path, file, size, newest);
        return Log.toRead(new OpenedFile(storage, path, file, size, pair, named, null));
      } catch (IOException | CorruptHeapException changing) {
        if (attempt == ATTEMPTS) {
          throw changing;
        }
      }
    }
  }

  /**
   * Checks a whole file, changing nothing, beside whoever has it open.
   *
   * @throws NotAHeapException if it is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   * @throws HeapIoException if the file system refuses
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static HeapReport verify(Storage storage, Path file, VerifyProgress progress) {
    Path path = realPath(storage, file);
    requireExists(storage, path);
    try (StorageFile open = storage.openToRead(path)) {
      for (int attempt = 1; ; attempt++) {
        try {
          return verify(path, open, progress);
        } catch (EOFException | InternalError changing) {
          // a writer that closes cuts off what it had extended the file by
          if (attempt == ATTEMPTS) {
            throw new HeapIoException(
                path + " became shorter again and again while it was checked.", changing);
          }
        }
      }
    } catch (IOException failed) {
      throw new HeapIoException(
          "The heap " + path + " could not be read: " + failed.getMessage(), failed);
    }
  }

  /**
   * Opens a heap of which nothing is believed: copies it, checks the copy, and reads only that.
   *
   * @param maxBytes the longest file that is copied
   * @throws UntrustedHeapException if it is longer, or not whole
   * @throws NotAHeapException if it is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   * @throws HeapIoException if the file system refuses
   */
  public static Log openUntrusted(Storage storage, Path file, long maxBytes) {
    Path path = realPath(storage, file);
    requireExists(storage, path);
    try {
      StorageFile copy = copy(storage, path, maxBytes);
      HeapReport report = verify(path, copy, (done, total) -> {});
      if (!report.ok()) {
        throw new UntrustedHeapException(
            path + " was not opened, as it is not to be trusted:\n" + report, report);
      }
      SuperblockPair pair = SuperblockPair.read(copy);
      Commit named = named(path, copy, copy.size(), newest(path, copy, pair));
      return Log.toRead(new OpenedFile(storage, path, copy, copy.size(), pair, named, null));
    } catch (IOException failed) {
      throw notOpened(path, failed);
    }
  }

  private static StorageFile copy(Storage storage, Path path, long maxBytes) throws IOException {
    try (StorageFile open = storage.openToRead(path)) {
      long size = open.size();
      if (size > maxBytes) {
        throw new UntrustedHeapException(
            path
                + " was not opened: it has "
                + size
                + " bytes, and no more than "
                + maxBytes
                + " are copied. Allow more by the parameter maxBytes of"
                + " DurableHeap.openUntrusted.",
            null);
      }
      return PrivateCopy.of(open, size);
    }
  }

  private static HeapReport verify(Path path, StorageFile file, VerifyProgress progress)
      throws IOException {
    long size = file.size();
    SuperblockPair pair = superblocks(path, file, size);
    requireKnown(path, file, pair);
    LogCheck log = LogCheck.of(path, file, size);
    return HeapCheck.run(path, log, progress, HeapLock.isHeldHere(path));
  }

  private static Path realPath(Storage storage, Path file) {
    try {
      return storage.realPath(file);
    } catch (IOException failed) {
      throw new HeapIoException(
          "There is no directory for the heap " + file + ": " + IoReason.of(failed), failed);
    }
  }

  private static void requireExists(Storage storage, Path path) {
    if (!storage.exists(path)) {
      throw new HeapIoException("There is no heap " + path + ".");
    }
  }

  private static SuperblockPair superblocks(Path path, StorageFile file, long size)
      throws IOException {
    if (size == 0) {
      throw new NotAHeapException(path + " is not a heap: it is empty. It was left as it is.");
    }
    if (size < Superblock.BOTH) {
      byte[] start = new byte[8];
      file.read(0, start, 0, (int) Math.min(size, start.length));
      if (SuperblockPair.isMagic(start)) {
        throw new CorruptHeapException(
            path, size, "the file was cut; even its superblocks are not there any more");
      }
      throw new NotAHeapException(
          path + " is not a heap: it has only " + size + " bytes. It was left as it is.");
    }
    return SuperblockPair.read(file);
  }

  /** Refuses what is no heap of this format; gives the newest superblock, or null for none. */
  private static @Nullable Superblock requireKnown(Path path, StorageFile file, SuperblockPair pair)
      throws IOException {
    if (pair.claimedFormat() > Superblock.FORMAT) {
      throw new FormatTooNewException(
          path
              + " has format "
              + pair.claimedFormat()
              + "; this Durable reads up to "
              + Superblock.FORMAT
              + ". Use a newer Durable. The file was left as it is.");
    }
    Superblock newest = pair.newest();
    if (newest == null && !pair.hasMagic() && !NewHeap.beginsWithGenesis(file)) {
      throw new NotAHeapException(
          path + " is not a heap: it does not begin as one. It was left as it is.");
    }
    return newest;
  }

  private static Superblock newest(Path path, StorageFile file, SuperblockPair pair)
      throws IOException {
    Superblock newest = requireKnown(path, file, pair);
    if (newest == null) {
      throw new CorruptHeapException(
          path,
          0,
          "neither of the two superblocks is valid, so the newest version cannot be known without a"
              + " search through the whole file. Restore it from a copy, or write what is whole"
              + " into a new heap with DurableHeap.salvage; it was left as it is");
    }
    return newest;
  }

  private static Commit named(Path path, StorageFile file, long size, Superblock newest)
      throws IOException {
    if (size < newest.end()) {
      throw new CorruptHeapException(
          path,
          size,
          "the file was cut: it has "
              + size
              + " bytes, but what was acknowledged ends at "
              + newest.end()
              + ". Restore it from a copy; it was left as it is");
    }
    Commit named;
    try {
      named = LogScanner.commitAt(file, newest.commit(), newest.end(), newest.salt());
    } catch (IllegalArgumentException wrong) {
      throw new CorruptHeapException(
          path,
          newest.commit(),
          "the newest acknowledged commit should be here, but " + wrong.getMessage(),
          wrong);
    }
    if (!newest.names(named)) {
      throw new CorruptHeapException(
          path,
          newest.commit(),
          "version " + named.sequence() + " is here, but the superblock names another one");
    }
    return named;
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

  private static DurableException notOpened(Path path, IOException failed) {
    return new HeapIoException(
        "The heap " + path + " could not be opened: " + IoReason.of(failed), failed);
  }
}
