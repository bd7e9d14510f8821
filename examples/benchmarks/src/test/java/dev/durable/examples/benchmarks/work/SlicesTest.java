package dev.durable.examples.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Slices on a clock that goes on when a test says so. */
final class SlicesTest {

  private static final int MANY = 64 << 20;

  private long now;
  private final Slices slices = new Slices(() -> now);

  private Supplier<Slices.Commit> commitOf(long nanos) {
    return () -> new Slices.Commit(() -> now += nanos, () -> {});
  }

  @Test
  void figuresAreThoseOfAllSlicesTogetherAndOfNoTimeBetweenThem() {
    slices.add(commitOf(1_000), 10_000);
    now += 1_000_000_000;
    slices.add(commitOf(3_000), 10_000);
    assertEquals(14, slices.count());
    Map<String, Double> figures = slices.report(new Figures(), 5).values();
    assertEquals(14 * 5 * 1e9 / 22_000, figures.getOrDefault(Figures.MAIN, 0.0), 1e-6);
    assertEquals(1, figures.get("p50 µs"));
    assertEquals(3, figures.get("p99 µs"));
  }

  @Test
  void whatIsAllocatedBetweenSlicesIsNotCounted() {
    slices.add(commitOf(1_000), 10_000);
    byte[] between = new byte[MANY];
    slices.add(commitOf(1_000), 10_000);
    double allocated =
        slices.report(new Figures(), 1).values().getOrDefault("allocated B", 0.0) * slices.count();
    assertTrue(allocated < between.length, () -> allocated + " bytes");
  }

  /** Keys are chosen before a commit, and what was acknowledged is noted after it. */
  @Test
  void preparingAndNotingTakesNothingOfTheTimeOfCommits() {
    slices.add(
        () -> {
          now += 300;
          return new Slices.Commit(() -> now += 1_000, () -> now += 700);
        },
        10_000);
    assertEquals(6, slices.count());
    Map<String, Double> figures = slices.report(new Figures(), 1).values();
    assertEquals(1e6, figures.getOrDefault(Figures.MAIN, 0.0), 1e-6);
    assertEquals(1, figures.get("p99 µs"));
  }

  @Test
  void commitThatIsLongerThanTheSliceIsCounted() {
    slices.add(commitOf(1_000_000), 10);
    assertEquals(1, slices.count());
  }

  /** Else one slow slice would count as much as a fast one, however few commits it had. */
  @Test
  void throughputIsThatOfTheSums() {
    Throughput throughput = new Throughput();
    throughput.add(300, 1_000_000_000);
    throughput.add(100, 3_000_000_000L);
    assertEquals(100, throughput.perSecond());
  }
}
