package dev.durable.internal.recovery;

import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a file that is there whole or not at all, also after a crash. */
final class WholeFile {

  private static final String NEW_SUFFIX = ".new";

  private WholeFile() {}

  /** Fills a new file. */
  @FunctionalInterface
  interface Filling<X extends Exception> {

    /** Writes all of it and forces it. */
    void fill(StorageFile file) throws X, IOException;
  }

  /** Makes it under another name first; the caller holds the lock of the path. */
  static <X extends Exception> void make(Storage storage, Path path, Filling<X> filling)
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
      HeapPaths.close(() -> storage.delete(temporary), failure);
      throw failure;
    }
  }

  private static Path directory(Path path) {
    Path directory = path.getParent();
    return directory == null ? path.toAbsolutePath().getRoot() : directory;
  }
}
