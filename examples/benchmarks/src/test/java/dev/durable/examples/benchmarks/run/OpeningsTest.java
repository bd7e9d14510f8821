package dev.durable.examples.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.examples.benchmarks.work.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Processes that open a store, told by a clock that stands still but for them. */
final class OpeningsTest {

  private final AtomicLong clock = new AtomicLong();
  private final List<String> started = new ArrayList<>();

  private Map<String, Figures> measure(long nanos, String... systems) throws Exception {
    return new Openings(
            system -> {
              started.add(system);
              clock.addAndGet(nanos);
              int count = Collections.frequency(started, system);
              return new Figures().put(Figures.MAIN, count == 1 ? 1_000 : count).put("MB", -count);
            },
            clock::get)
        .measure(List.of(systems));
  }

  @Test
  void systemsTakeTurnsAndMediansAreTold() throws Exception {
    Map<String, Figures> figures = measure(1, "a", "b");
    assertEquals(List.of("a", "b", "a", "b"), started.subList(0, 4));
    assertEquals(2 * Openings.STARTS, started.size());
    // of 1000, 2, 3, 4, 5, 6, 7, 8, 9
    Figures ofB = Objects.requireNonNull(figures.get("b"));
    assertEquals(Map.of(Figures.MAIN, 6.0, "MB", -5.0), ofB.values());
  }

  @Test
  void whoIsSlowIsStartedLessOften() throws Exception {
    measure(Openings.PATIENCE.toNanos() / 2, "slow");
    assertEquals(2, started.size());
  }
}
