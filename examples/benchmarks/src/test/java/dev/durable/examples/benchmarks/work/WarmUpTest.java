package dev.durable.examples.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A warm-up on a clock that goes on as parts of it work. */
final class WarmUpTest {

  private static final Duration LEAST = Duration.ofSeconds(4);

  private long now;
  private long changes;

  private Duration warmUpAt(int changesPerSecond) throws InterruptedException {
    WarmUp.run(
        LEAST,
        () -> now,
        nanos -> {
          now += nanos;
          changes += nanos * changesPerSecond / 1_000_000_000;
          return changes;
        });
    return Duration.ofNanos(now);
  }

  @Test
  void fastSystemWarmsUpForAsLongAsTold() throws InterruptedException {
    assertEquals(LEAST, warmUpAt(1_000_000));
  }

  /** Else what is measured of it is how fast code runs that is not compiled yet. */
  @Test
  void slowSystemWarmsUpUntilItHasMadeEnoughChanges() throws InterruptedException {
    assertEquals(Duration.ofSeconds(6), warmUpAt(WarmUp.COMPILED / 6));
  }

  @Test
  void verySlowSystemWarmsUpForThreeTimesAsLong() throws InterruptedException {
    assertEquals(LEAST.multipliedBy(3), warmUpAt(10));
  }
}
