package dev.durable.internal.recovery;

import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageLock;
import dev.durable.internal.log.Locks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a heap: nobody else in this process has it, nor in another one.
 *
 * <p>Within the process it is an entry in the system properties, as several class loaders may each
 * have this class; it is made before the lock file is opened, because closing that file would lose
 * the lock of whoever holds it. Against other processes it is a lock on a file beside the heap.
 */
final class HeapLock implements StorageLock {

  private static final String PREFIX = "dev.durable.writer.";
  private static final String SUFFIX = ".lock";

  private final String name;
  private @Nullable String identity;
  private final StorageLock sidecar;
  private boolean closed;
  private boolean forgotten;

  private HeapLock(String name, StorageLock sidecar) {
    this.name = name;
    this.sidecar = sidecar;
  }

  /**
   * Takes the right.
   *
   * @param file without symbolic links; it need not exist
   * @throws HeapLockedException if somebody else has it
   */
  static HeapLock take(Storage storage, Path file) {
    Locks.requireStack(); // else what follows could not be undone
    String holder = "process " + storage.processId() + " since " + utc(storage.clock());
    String name = PREFIX + file;
    register(name, holder, file);
    StorageLock sidecar = null;
    HeapLock taken = null;
    try {
      Path lockFile = file.resolveSibling(file.getFileName() + SUFFIX);
      sidecar = storage.tryLock(lockFile, holder);
      if (sidecar == null) {
        throw locked(file, storage.lockHolder(lockFile), null);
      }
      taken = new HeapLock(name, sidecar);
      return taken;
    } catch (IOException failed) {
      throw new HeapIoException(
          "The heap "
              + file
              + " cannot be opened to write, as its lock file "
              + file
              + SUFFIX
              + " cannot be locked: "
              + IoReason.of(failed)
              + ". To read it needs no lock:"
              + " DurableHeap.openReadOnly.",
          failed);
    } finally {
      if (taken == null) {
        System.getProperties().remove(name);
        release(sidecar, file);
      }
    }
  }

  /** Gives back what nobody has got hold of, as memory ran out. */
  private static void release(@Nullable StorageLock sidecar, Path file) {
    try {
      if (sidecar != null) {
        sidecar.close();
      }
    } catch (IOException alsoFailed) {
      throw new HeapIoException(
          "The lock of " + file + " could not be given back: " + IoReason.of(alsoFailed),
          alsoFailed);
    }
  }

  /** Whether this process has the right, whoever of it. */
  static boolean isHeldHere(Path file) {
    return System.getProperties().containsKey(PREFIX + file);
  }

  /** The same file under another name, a hard link, has another lock file but the same key. */
  void identify(Storage storage, Path file) throws IOException {
    String key = storage.fileKey(file);
    if (key != null) {
      String entry = PREFIX + key; // once: memory may run out, but not after it was registered
      register(entry, name, file);
      identity = entry;
    }
  }

  /** As {@link Instant#toString}, which costs milliseconds when a process calls it first. */
  private static String utc(Instant time) {
    return LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC) + "Z";
  }

  @SuppressWarnings("ReferenceEquality") // an equal holder may be somebody else
  private static void register(String key, String holder, Path file) {
    Properties all = System.getProperties();
    Object other;
    try {
      other = all.putIfAbsent(key, holder);
    } catch (Throwable e) {
      if (all.get(key) == holder) {
        all.remove(key); // memory ran out, for a larger table, when it was in
      }
      throw e;
    }
    if (other != null) {
      throw locked(file, other + ", which is this process", null);
    }
  }

  private static HeapLockedException locked(Path file, String holder, @Nullable Throwable cause) {
    return new HeapLockedException(
        "The heap "
            + file
            + " is open to write by "
            + (holder.isEmpty() ? "another process" : holder)
            + ". Only one at a time may write;"
            + " use the heap that is open, or read with DurableHeap.openReadOnly.",
        cause);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      forget(); // perhaps the stack ran out before that was done
      return;
    }
    try {
      sidecar.close();
      closed = true;
    } catch (IOException failed) {
      closed = true; // systems release a lock also where they report an error
      throw failed;
    } finally {
      forget();
    }
  }

  /** Once: when closing is tried again, the names may be those of whoever came after. */
  private void forget() {
    if (!forgotten) {
      if (identity != null) {
        System.getProperties().remove(identity);
        identity = null;
      }
      System.getProperties().remove(name);
      forgotten = true;
    }
  }
}
