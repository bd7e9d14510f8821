package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.report.Spread;
import dev.durable.examples.benchmarks.work.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The work that each process does only once: several processes of each system, in turns, and the
 * medians of what they have measured. One start of a JVM differs from the next by a fifth.
 */
final class Openings {

  /** How many processes of each system at most. */
  static final int STARTS = 9;

  /** A system whose processes have taken so long together is not started again. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Runs a process that opens a store. */
  interface Opening {
    Figures run(String system) throws IOException, InterruptedException;
  }

  private final Opening opening;
  private final LongSupplier clock;

  Openings(Opening opening) {
    this(opening, System::nanoTime);
  }

  Openings(Opening opening, LongSupplier clock) {
    this.opening = opening;
    this.clock = clock;
  }

  /** The figures of each system. */
  Map<String, Figures> measure(List<String> systems) throws IOException, InterruptedException {
    Map<String, List<Figures>> all = new LinkedHashMap<>();
    Map<String, Long> taken = new LinkedHashMap<>();
    for (int start = 0; start < STARTS; start++) {
      for (String system : systems) {
        long before = taken.getOrDefault(system, 0L);
        if (before < PATIENCE.toNanos()) {
          long begin = clock.getAsLong();
          all.computeIfAbsent(system, made -> new ArrayList<>()).add(opening.run(system));
          taken.put(system, before + clock.getAsLong() - begin);
        }
      }
    }
    Map<String, Figures> medians = new LinkedHashMap<>();
    all.forEach((system, figures) -> medians.put(system, medians(figures)));
    return medians;
  }

  /** The median of each figure; all have the same ones. */
  private static Figures medians(List<Figures> all) {
    Figures medians = new Figures();
    for (String name : all.getFirst().values().keySet()) {
      medians.put(
          name,
          Spread.of(all.stream().map(figures -> figures.values().get(name)).toList()).median());
    }
    return medians;
  }
}
