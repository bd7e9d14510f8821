package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.store.Work;
import java.util.List;

/**
 * What Durable has to reach: its main figure divided by that of another system, in the same round.
 *
 * @param system which form of Durable
 * @param other the system it is compared with
 * @param factor at least this if more is better, else at most this
 */
public record Goal(Work work, String system, String other, double factor) {

  /** All of them, in the order of works. */
  public static final List<Goal> ALL =
      List.of(
          new Goal(Work.OPEN, "durable", "mapped", 3),
          new Goal(Work.INT, "durable", "mapped", 1.3),
          new Goal(Work.BOOLEAN, "durable", "mapped", 1.3),
          new Goal(Work.INSTANT, "durable", "mapped", 1.3),
          new Goal(Work.LOOKUP, "durable", "mapped", 2),
          new Goal(Work.LOOKUP, "durable", "lmdb", 1),
          new Goal(Work.SCAN, "durable", "plain", 1.5),
          new Goal(Work.FIRST_SCAN, "durable", "plain", 1),
          new Goal(Work.SCAN, "durable-values", "lmdb", 1),
          new Goal(Work.CHANGE, "durable", "raw", 0.8),
          new Goal(Work.CHANGE, "durable", "sqlite", 1),
          new Goal(Work.APPEND, "durable", "raw", 0.8),
          new Goal(Work.APPEND, "durable", "sqlite", 1),
          new Goal(Work.BATCH, "durable", "sqlite", 3),
          new Goal(Work.BATCH, "durable", "lmdb", 3),
          new Goal(Work.BATCH, "durable", "eclipsestore", 3),
          new Goal(Work.MEMORY, "durable", "mapped", 1.25));

  /** Whether a ratio reaches it. */
  public boolean reachedBy(double ratio) {
    return work.moreIsBetter() ? ratio >= factor : ratio <= factor;
  }
}
