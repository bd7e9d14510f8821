package dev.durable.internal.snapshot;

import dev.durable.CommitInfo;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Log;
import java.util.ArrayList;
import java.util.List;

/** Commit records as users see them. */
public final class CommitInfos {

  /** The branch that the heap itself is. */
  public static final String MAIN = "main";

  private CommitInfos() {}

  /** What the commit says of itself. */
  public static CommitInfo of(Log log, Commit commit) {
    List<Long> parents = new ArrayList<>();
    for (long parent : commit.parents()) {
      parents.add(log.commitAt(parent).sequence());
    }
    return new CommitInfo(
        commit.sequence(),
        commit.time(),
        MAIN,
        commit.message(),
        commit.tags(),
        parents,
        commit.end() - commit.extentStart());
  }
}
