package dev.durable.examples.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.store.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeriesTest {

  private static Sample sample(Work work, String system, int round, double main) {
    return new Sample(work.letter(), system, 1_000, round, Map.of("main", main));
  }

  /**
   * A machine that is slow in one round is so for all: only ratios within a round mean anything.
   */
  @Test
  void ratiosAreMadeWithinRounds() {
    Series series =
        new Series(
            List.of(
                sample(Work.CHANGE, "durable", 1, 90),
                sample(Work.CHANGE, "raw", 1, 100),
                sample(Work.CHANGE, "durable", 2, 8),
                sample(Work.CHANGE, "raw", 2, 10),
                sample(Work.CHANGE, "durable", 3, 700),
                sample(Work.CHANGE, "raw", 3, 1_000),
                sample(Work.APPEND, "raw", 3, 5)));
    assertEquals(
        Optional.of(new Spread(0.8, 0.7, 0.9, 3)),
        series.ratio(Work.CHANGE, "durable", "raw", 1_000));
    assertEquals(
        Optional.of(new Spread(90, 8, 700, 3)), series.main(Work.CHANGE, "durable", 1_000));
  }

  @Test
  void roundsThatMissOneSystemGiveNoRatio() {
    Series series =
        new Series(
            List.of(sample(Work.CHANGE, "durable", 1, 90), sample(Work.CHANGE, "raw", 2, 100)));
    assertEquals(Optional.empty(), series.ratio(Work.CHANGE, "durable", "raw", 1_000));
    assertEquals(Optional.empty(), series.main(Work.CHANGE, "durable", 10));
  }

  @Test
  void medianOfAnEvenNumberLiesBetween() {
    assertEquals(new Spread(2.5, 1, 4, 4), Spread.of(List.of(4.0, 1.0, 3.0, 2.0)));
  }

  @Test
  void goalsKnowWhichDirectionIsBetter() {
    Goal open = goal(Work.OPEN);
    assertTrue(open.reachedBy(2.9));
    assertFalse(open.reachedBy(3.1));
    Goal load = goal(Work.LOAD);
    assertTrue(load.reachedBy(3_000_000));
    assertFalse(load.reachedBy(2_999_999));
  }

  private static Goal goal(Work work) {
    return Goal.ALL.stream().filter(goal -> goal.work() == work).findFirst().orElseThrow();
  }
}
