package dev.durable.internal.log;

import dev.durable.codegen.Lifetime;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapClosedException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of one open heap share: which it is, how far it reaches, and whether it failed.
 */
final class Handle {

  private final Path file;
  private final UUID heapId;
  private final long salt;
  private volatile long end;
  private final Lifetime lifetime = new Lifetime();
  private volatile @Nullable Throwable failure;

  Handle(Path file, UUID heapId, long salt, long end) {
    this.file = file;
    this.heapId = heapId;
    this.salt = salt;
    this.end = end;
  }

  Path file() {
    return file;
  }

  UUID heapId() {
    return heapId;
  }

  long salt() {
    return salt;
  }

  /** Where whole frames end, as far as this handle knows. It only grows. */
  long end() {
    return end;
  }

  void end(long newEnd) {
    end = newEnd;
  }

  /** From now on no commit is taken, for this reason; the first one counts. */
  synchronized void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  @Nullable Throwable failure() {
    return failure;
  }

  void close() {
    lifetime.end();
  }

  boolean closed() {
    return lifetime.isEnded();
  }

  Lifetime lifetime() {
    return lifetime;
  }

  void requireOpen() {
    if (lifetime.isEnded()) {
      throw closedException(null);
    }
  }

  HeapClosedException closedException(@Nullable Throwable cause) {
    return new HeapClosedException("The heap " + file + " was closed. Open it again.", cause);
  }

  void requireUsable() {
    requireOpen();
    Throwable cause = failure;
    if (cause != null) {
      throw new HeapIoException(
          "The heap "
              + file
              + " takes no more commits since an earlier failure: "
              + IoReason.of(cause)
              + ". Nothing of this commit was written. Close the heap and open it"
              + " again; reading goes on meanwhile.",
          cause);
    }
  }

  /** What to throw where the mapping could not be read; no more commits are taken. */
  CorruptHeapException unreadable(Throwable thrown) {
    CorruptHeapException corrupt =
        corrupt(
            end,
            "the system could not read a part of the file that was there; it was cut off by"
                + " somebody, or the device failed. Close the heap; opening it again tells more.",
            thrown);
    fail(corrupt);
    return corrupt;
  }

  CorruptHeapException corrupt(long offset, String what, @Nullable Throwable cause) {
    return new CorruptHeapException(file, offset, what, cause);
  }

  CorruptHeapException corrupt(long offset, String what) {
    return new CorruptHeapException(
        file,
        offset,
        what
            + ". What lies elsewhere stays readable; restore the file from a copy, or read what is"
            + " whole from a read-only heap.");
  }
}
