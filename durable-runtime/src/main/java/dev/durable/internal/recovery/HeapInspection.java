package dev.durable.internal.recovery;

import dev.durable.HeapReport;
import dev.durable.VerifyProgress;
import dev.durable.error.FormatTooNewException;
import dev.durable.error.HeapIoException;
import dev.durable.error.NotAHeapException;
import dev.durable.error.UntrustedHeapException;
import dev.durable.internal.check.HeapCheck;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.PrivateCopy;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.LogCheck;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** Goes through whole files, and believes nothing of what they say: verify, strangers. */
public final class HeapInspection {

  private static final int ATTEMPTS = 10;

  private HeapInspection() {}

  /**
   * Checks a whole file, changing nothing, beside whoever has it open.
   *
   * @throws NotAHeapException if it is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   * @throws HeapIoException if the file system refuses
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static HeapReport verify(Storage storage, Path file, VerifyProgress progress) {
    Path path = HeapPaths.existing(storage, file);
    try (StorageFile open = storage.openToRead(path)) {
      for (int attempt = 1; ; attempt++) {
        try {
          return report(path, open, progress);
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
          "The heap " + path + " could not be read: " + IoReason.of(failed), failed);
    }
  }

  private static HeapReport report(Path path, StorageFile file, VerifyProgress progress)
      throws IOException {
    return report(log(path, file), path, progress);
  }

  static LogCheck log(Path path, StorageFile file) throws IOException {
    HeapStart start = HeapStart.read(path, file);
    start.newestIfValid(); // refuses what is no heap; whether there is one is for the check to say
    return LogCheck.of(path, file, start.size());
  }

  static HeapReport report(LogCheck log, Path path, VerifyProgress progress) throws IOException {
    return HeapCheck.run(path, log, progress, HeapLock.isHeldHere(path));
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
    Path path = HeapPaths.existing(storage, file);
    try {
      StorageFile copy = copy(storage, path, maxBytes);
      HeapReport report = report(path, copy, (done, total) -> {});
      if (!report.ok()) {
        throw new UntrustedHeapException(
            path + " was not opened, as it is not to be trusted:\n" + report, report);
      }
      return HeapStart.read(path, copy).toRead(storage);
    } catch (IOException failed) {
      throw HeapPaths.notOpened(path, failed);
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
}
