package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Durable has to reach: a figure of its own, or its main figure divided by that of another
 * system in the same round.
 *
 * @param system which form of Durable
 * @param figure the figure's name
 * @param other the system it is divided by; null for the figure itself
 * @param atLeast whether more is better
 */
public record Goal(
    Work work,
    String system,
    String figure,
    @Nullable String other,
    boolean atLeast,
    double bound) {

  private static final String DURABLE = "durable";
  private static final String GROWTH = "file grows B";

  /** All of them, in the order of works. */
  public static final List<Goal> ALL =
      List.of(
          atLeast(Work.LOAD, Figures.MAIN, 3_000_000),
          atMost(Work.LOAD, "B/object", 100),
          beside(Work.OPEN, "mapped", 3),
          beside(Work.INT, "mapped", 1.3),
          beside(Work.BOOLEAN, "mapped", 1.3),
          beside(Work.INSTANT, "mapped", 1.3),
          beside(Work.LOOKUP, "mapped", 2),
          beside(Work.LOOKUP, "lmdb", 1),
          beside(Work.SCAN, "plain", 1.5),
          new Goal(Work.SCAN, "durable-values", Figures.MAIN, "lmdb", true, 1),
          beside(Work.FIRST_SCAN, "plain", 1),
          beside(Work.CHANGE, "raw", 0.8),
          beside(Work.CHANGE, "sqlite", 1),
          atMost(Work.CHANGE, GROWTH, 1_500),
          beside(Work.APPEND, "raw", 0.8),
          beside(Work.APPEND, "sqlite", 1),
          atLeast(Work.BATCH, Figures.MAIN, 500_000),
          beside(Work.BATCH, "eclipsestore-forced", 3),
          beside(Work.BATCH, "sqlite", 3),
          beside(Work.BATCH, "lmdb", 3),
          atMost(Work.BATCH, GROWTH, 600),
          atLeast(Work.THREADS, "times one thread", 3),
          beside(Work.MEMORY, "mapped", 1.25));

  private static Goal beside(Work work, String other, double bound) {
    return new Goal(work, DURABLE, Figures.MAIN, other, work.moreIsBetter(), bound);
  }

  private static Goal atLeast(Work work, String figure, double bound) {
    return new Goal(work, DURABLE, figure, null, true, bound);
  }

  private static Goal atMost(Work work, String figure, double bound) {
    return new Goal(work, DURABLE, figure, null, false, bound);
  }

  /** What was measured of it, if everything was that it needs. */
  public Optional<Spread> measured(Series series, int customers) {
    return other == null
        ? series.figure(work, system, customers, figure)
        : series.ratio(work, system, other, customers);
  }

  /** Whether a measured value reaches it. */
  public boolean reachedBy(double value) {
    return atLeast ? value >= bound : value <= bound;
  }
}
