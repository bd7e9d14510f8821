package dev.durable.internal.recovery;

import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** What every way into a heap does with its path, and when it fails. */
final class HeapPaths {

  private HeapPaths() {}

  /** Without symbolic links; the file need not exist, its directory must. */
  static Path real(Storage storage, Path file) {
    try {
      return storage.realPath(file);
    } catch (IOException failed) {
      throw new HeapIoException(
          "There is no place for the heap " + file + ": " + IoReason.of(failed), failed);
    }
  }

  /** The same of a file that exists. */
  static Path existing(Storage storage, Path file) {
    Path path = real(storage, file);
    if (!storage.exists(path)) {
      throw new HeapIoException("There is no heap " + path + ".");
    }
    return path;
  }

  static void requireAbsent(Storage storage, Path path) {
    if (storage.exists(path)) {
      throw new HeapIoException("There is a file " + path + " already; it was left as it is.");
    }
  }

  static HeapIoException notOpened(Path path, IOException failed) {
    return new HeapIoException(
        "The heap " + path + " could not be opened: " + IoReason.of(failed), failed);
  }

  /** Closes what a failure leaves open. */
  static void close(Closeable open, Throwable failure) {
    try {
      open.close();
    } catch (IOException also) {
      failure.addSuppressed(also);
    }
  }
}
