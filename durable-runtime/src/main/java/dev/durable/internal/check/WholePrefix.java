package dev.durable.internal.check;

import dev.durable.Damage;
import dev.durable.HeapReport;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogCheck;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the newest commit of a damaged file before which, and in which, nothing is wrong. */
public final class WholePrefix implements LogCheck.Visitor {

  private final long limit;
  private @Nullable Commit prefix;
  private @Nullable Commit newest;
  private long later;

  private WholePrefix(long limit) {
    this.limit = limit;
  }

  /**
   * What is whole.
   *
   * @param prefix the newest commit of which nothing is damaged, nor of any before; null for none
   * @param newest the newest commit whose own record is whole; null for none
   * @param later how many commit records behind the prefix are whole
   */
  public record Found(@Nullable Commit prefix, @Nullable Commit newest, long later) {}

  /**
   * Looks for it.
   *
   * @param report what is wrong with the file
   */
  public static Found of(LogCheck log, HeapReport report) throws IOException {
    long limit =
        report.damages().stream()
            .filter(damage -> damage.kind() != Damage.Kind.SUPERBLOCK)
            .mapToLong(Damage::offset)
            .min()
            .orElse(Long.MAX_VALUE);
    WholePrefix whole = new WholePrefix(limit);
    log.run(whole);
    return new Found(whole.prefix, whole.newest, whole.later);
  }

  @Override
  public void extent(Commit commit, @Nullable Commit previous, boolean whole) {
    newest = commit;
    if (commit.end() <= limit) {
      prefix = commit;
    } else {
      later++;
    }
  }

  @Override
  public void damaged(long from, long to, String what) {}

  @Override
  public void superblock(int slot, String what) {}

  @Override
  public void commit(Commit commit, String what) {}
}
