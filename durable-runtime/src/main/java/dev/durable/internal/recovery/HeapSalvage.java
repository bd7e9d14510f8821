package dev.durable.internal.recovery;

import dev.durable.HeapReport;
import dev.durable.SalvageReport;
import dev.durable.SalvageReport.Entities;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.FormatTooNewException;
import dev.durable.error.HeapIoException;
import dev.durable.error.NotAHeapException;
import dev.durable.internal.check.HeapCheck;
import dev.durable.internal.check.Salvage;
import dev.durable.internal.check.WholePrefix;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Frames;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.log.NewHeap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes what is whole of one damaged heap into a new one; the damaged file is only read. */
public final class HeapSalvage {

  private final Storage storage;
  private final Path source;
  private final StorageFile file;
  private final Path target;
  private final LogCheck log;
  private final HeapReport report;
  private final WholePrefix.Found found;

  private HeapSalvage(Storage storage, Path source, StorageFile file, Path target)
      throws IOException {
    this.storage = storage;
    this.source = source;
    this.file = file;
    this.target = target;
    this.log = HeapInspection.log(source, file);
    this.report = HeapInspection.report(log, source, (done, total) -> {});
    this.found = WholePrefix.of(log, report);
  }

  /**
   * Writes the whole prefix, and what is whole behind it as one more commit.
   *
   * @throws CorruptHeapException if nothing can be saved
   * @throws HeapIoException if the target exists, or the file system refuses
   * @throws NotAHeapException if the source is empty or of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static SalvageReport run(Storage storage, Path source, Path target) {
    Path from = HeapPaths.real(storage, source);
    Path to = HeapPaths.real(storage, target);
    HeapPaths.existing(storage, from);
    HeapLock lock = HeapLock.take(storage, to);
    try (StorageFile file = storage.openToRead(from)) {
      HeapPaths.requireAbsent(storage, to);
      return new HeapSalvage(storage, from, file, to).run();
    } catch (IOException failed) {
      throw new HeapIoException(
          "What is whole of "
              + from
              + " could not be written to "
              + to
              + ": "
              + IoReason.of(failed),
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
          "The lock of " + path + " could not be released: " + IoReason.of(failed), failed);
    }
  }

  private SalvageReport run() throws IOException {
    Commit prefix = found.prefix();
    Commit newest = found.newest();
    if (newest == null) {
      throw new CorruptHeapException(
          source, Frames.DATA_START, "not one version is whole; nothing was salvaged");
    }
    if (prefix != null && newest.equals(prefix)) {
      return alone(newest, new Entities(newest.entityCount(), 0, 0, 0), null);
    }
    try {
      Salvage salvage = new Salvage(source, log, prefix, newest);
      return prefix != null && salvage.isEmpty()
          ? alone(prefix, salvage.entities(), null)
          : together(salvage, prefix);
    } catch (CorruptHeapException | IndexOutOfBoundsException unusable) {
      if (prefix == null) {
        throw new CorruptHeapException(
            source, newest.pointer(), "nothing was salvaged: " + unusable.getMessage(), unusable);
      }
      long lost = Math.max(0, newest.entityCount() - prefix.entityCount());
      Entities unproven = new Entities(0, 0, prefix.entityCount(), lost);
      return alone(prefix, unproven, String.valueOf(unusable.getMessage()));
    }
  }

  /** Writes the prefix and nothing else. */
  private SalvageReport alone(Commit prefix, Entities entities, @Nullable String problem)
      throws IOException {
    WholeFile.make(storage, target, copy -> NewHeap.copy(file, copy, log, prefix));
    return report(prefix, prefix, entities, List.of(), 0, 0, problem);
  }

  private SalvageReport together(Salvage salvage, @Nullable Commit prefix) throws IOException {
    AtomicReference<@Nullable Commit> written = new AtomicReference<>();
    WholeFile.make(storage, target, copy -> written.set(write(salvage, prefix, copy)));
    return report(
        prefix,
        Objects.requireNonNull(written.get()),
        salvage.entities(),
        salvage.lost(),
        salvage.droppedReferences(),
        salvage.droppedElements(),
        null);
  }

  private Commit write(Salvage salvage, @Nullable Commit prefix, StorageFile copy)
      throws IOException {
    NewHeap heap;
    if (prefix == null) {
      heap = new NewHeap(storage, copy, target);
    } else {
      NewHeap.copy(file, copy, log, prefix);
      heap = NewHeap.behind(storage, copy, target, log, prefix);
    }
    Appender appender = heap.begin();
    try {
      Commit commit = salvage.write(appender);
      heap.finish(commit);
      requireWhole(copy);
      return commit;
    } catch (Throwable failure) {
      appender.rollBack();
      throw failure;
    }
  }

  /** What a hostile file makes of its copy is looked at before anybody else sees it. */
  private void requireWhole(StorageFile copy) throws IOException {
    LogCheck check = LogCheck.of(target, copy, copy.size());
    HeapReport result = HeapCheck.run(target, check, (done, total) -> {}, false);
    if (!result.ok()) {
      throw new CorruptHeapException(
          source, Frames.DATA_START, "what is whole does not go together: " + result);
    }
  }

  private SalvageReport report(
      @Nullable Commit prefix,
      Commit last,
      Entities entities,
      List<SalvageReport.Lost> lost,
      long droppedReferences,
      long droppedElements,
      @Nullable String problem) {
    return new SalvageReport(
        target,
        prefix == null ? OptionalLong.empty() : OptionalLong.of(prefix.sequence()),
        last.sequence(),
        report.newestVersion(),
        found.later(),
        entities,
        lost,
        droppedReferences,
        droppedElements,
        problem,
        last.end(),
        report);
  }
}
