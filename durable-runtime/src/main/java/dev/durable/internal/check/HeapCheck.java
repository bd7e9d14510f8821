package dev.durable.internal.check;

import dev.durable.Damage;
import dev.durable.HeapReport;
import dev.durable.VerifyProgress;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Checks one file from its start to its end and reports. Used once, by one thread. */
public final class HeapCheck implements LogCheck.Visitor {

  private final Path file;
  private final LogCheck log;
  private final VerifyProgress progress;
  private final Findings findings;
  private final CommitCheck commits;
  private long commitCount;
  private long unpublished;
  private @Nullable Commit newest;

  private HeapCheck(Path file, LogCheck log, VerifyProgress progress) {
    this.file = file;
    this.log = log;
    this.progress = progress;
    this.findings = new Findings(log);
    this.commits = new CommitCheck(file, log, findings);
  }

  /**
   * Checks a file.
   *
   * @param writerActive whether it is known to be open to write
   */
  public static HeapReport run(
      Path file, LogCheck log, VerifyProgress progress, boolean writerActive) throws IOException {
    HeapCheck check = new HeapCheck(file, log, progress);
    log.run(check);
    return check.report(writerActive || log.changed());
  }

  private HeapReport report(boolean writerActive) {
    Commit last = newest;
    OptionalLong reachable =
        last == null || findings.count() > 0 ? OptionalLong.empty() : reachable(last);
    UUID heapId = log.heapId();
    return new HeapReport(
        file,
        heapId,
        log.size(),
        last == null ? 0 : last.end(),
        last == null ? OptionalLong.empty() : OptionalLong.of(last.sequence()),
        commitCount,
        unpublished,
        log.unfinished(),
        last == null ? 0 : last.entityCount(),
        reachable,
        commits.entityVersions(),
        commits.types(),
        log.closedCleanly() && last != null && last.end() == log.size(),
        writerActive,
        findings.damages(),
        findings.count());
  }

  /** Reads the newest version once more, as its users will; where that is too much, so it is. */
  private OptionalLong reachable(Commit last) {
    AtomicReference<OptionalLong> counted = new AtomicReference<>(OptionalLong.empty());
    findings.check(
        () -> counted.set(commits.reachable(last)),
        last.pointer(),
        last.end() - last.pointer(),
        Damage.Kind.COLLECTION,
        last.sequence(),
        null);
    return counted.get();
  }

  @Override
  public void damaged(long from, long to, String what) {
    findings.add(from, to - from, Damage.Kind.FRAME, OptionalLong.empty(), null, what);
  }

  @Override
  public void superblock(int slot, String what) {
    findings.add(
        slot * LogCheck.SUPERBLOCK_BYTES,
        LogCheck.SUPERBLOCK_BYTES,
        Damage.Kind.SUPERBLOCK,
        OptionalLong.empty(),
        null,
        what);
  }

  @Override
  public void commit(Commit commit, String what) {
    findings.add(
        commit.pointer(),
        commit.end() - commit.pointer(),
        Damage.Kind.COMMIT,
        OptionalLong.of(commit.sequence()),
        null,
        what);
  }

  @Override
  public void extent(Commit commit, @Nullable Commit previous, boolean whole) {
    findings.attribute(commit.extentStart(), commit.sequence());
    commitCount++;
    if (commit.end() > log.publishedEnd()) {
      unpublished++;
    }
    newest = commit;
    commits.check(commit);
    progress.checked(commit.end(), Math.max(commit.end(), log.publishedEnd()));
    requireNotInterrupted();
  }

  /** Ends a check whose thread was asked to. */
  static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          "The check was ended, as its thread was interrupted. It has changed nothing.");
    }
  }
}
