package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.ChildJvm;
import dev.durable.examples.benchmarks.work.Figures;
import dev.durable.examples.benchmarks.work.OpenProbe;
import dev.durable.examples.benchmarks.work.Probe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Does all works, size by size and round by round. Within a round the systems take turns at each
 * work, so that whatever else the machine does meets all of them: one after the other where memory
 * and processors decide; in slices ({@link InTurns}) where the device does.
 */
final class Suite {

  private static final int EVENTS = 100_000;

  /** Takes what there is when a round is done, so that hours of measuring are not lost. */
  interface RoundDone {
    void accept(List<Sample> soFar) throws IOException;
  }

  private final Options options;
  private final PrintStream progress;
  private final RoundDone done;
  private final List<Sample> samples = new ArrayList<>();

  Suite(Options options, PrintStream progress, RoundDone done) {
    this.options = options;
    this.progress = progress;
    this.done = done;
  }

  void run() throws IOException, InterruptedException, RunnerException {
    Set<Work> works = EnumSet.copyOf(options.works());
    boolean beyondMemory = works.remove(Work.MEMORY);
    for (int customers : works.isEmpty() ? List.<Integer>of() : options.sizes()) {
      try (Places places = new Places(options.folder(), customers, EVENTS)) {
        rounds(places, works, Memory.alone(customers));
      }
    }
    if (beyondMemory) {
      try (Places places = new Places(options.folder(), options.large(), 0)) {
        rounds(places, Set.of(Work.MEMORY), Memory.TINY);
      }
    }
  }

  private void rounds(Places places, Set<Work> works, List<String> memory)
      throws IOException, InterruptedException, RunnerException {
    for (int round = 1; round <= options.rounds(); round++) {
      for (Work work : works) {
        round(places, work, memory, round);
      }
      done.accept(List.copyOf(samples));
    }
  }

  private void round(Places places, Work work, List<String> memory, int round)
      throws IOException, InterruptedException, RunnerException {
    List<String> systems =
        options.systems().stream()
            .filter(system -> Stores.named(system).works().contains(work))
            .toList();
    long start = System.nanoTime();
    if (Commits.WORKS.contains(work)) {
      Map<String, Figures> all = new Commits(places, options).measure(work, systems, round);
      addAll(places, work, round, all, start);
    } else if (work == Work.OPEN) {
      Map<String, Path> filled = new HashMap<>();
      for (String system : systems) {
        filled.put(system, places.filled(system)); // which takes far longer than to open it
      }
      start = System.nanoTime();
      Map<String, Figures> all =
          new Openings(system -> open(Objects.requireNonNull(filled.get(system)), system))
              .measure(systems);
      addAll(places, work, round, all, start);
    } else {
      for (String system : systems) {
        start = System.nanoTime();
        Figures figures = measure(places, work, system, memory, round);
        add(places, work, system, round, figures, "in " + since(start));
      }
    }
  }

  private void addAll(Places places, Work work, int round, Map<String, Figures> all, long start) {
    String time = "in turns within " + since(start);
    all.forEach((system, figures) -> add(places, work, system, round, figures, time));
  }

  /** With the memory that a JVM takes by itself: open must not depend on it. */
  private static Figures open(Path filled, String system) throws IOException, InterruptedException {
    return ChildJvm.run(
        Stores.named(system), List.of(), OpenProbe.class, List.of(system, filled.toString()));
  }

  private static String since(long start) {
    return String.format("%.1f s", (System.nanoTime() - start) / 1e9);
  }

  private void add(
      Places places, Work work, String system, int round, Figures figures, String time) {
    samples.add(new Sample(work.letter(), system, places.customers(), round, figures.values()));
    progress.printf(
        "%,d customers, round %d, %s %s %s: %s%n",
        places.customers(), round, work.letter(), system, time, figures.values());
  }

  private Figures measure(Places places, Work work, String system, List<String> memory, int round)
      throws IOException, InterruptedException, RunnerException {
    return switch (work) {
      case INT, BOOLEAN, INSTANT, LOOKUP, SCAN ->
          new Jmh(options.warm(), options.measured(), memory)
              .run(work, system, places.filled(system), places.customers());
      case LOAD ->
          probe(places, work, system, places.empty(), Memory.LARGE, options.warmCommits(), round);
      case FIRST_SCAN, MEMORY ->
          probe(places, work, system, places.filled(system), memory, options.warm(), round);
      case OPEN, CHANGE, APPEND, BATCH, THREADS ->
          throw new IllegalArgumentException(work + " is done in turns.");
    };
  }

  private Figures probe(
      Places places,
      Work work,
      String system,
      Path folder,
      List<String> memory,
      Duration warm,
      int round)
      throws IOException, InterruptedException {
    return ChildJvm.run(
        Stores.named(system),
        memory,
        Probe.class,
        List.of(
            Probe.arguments(
                work,
                system,
                folder,
                places.customers(),
                places.events(),
                warm,
                options.measured(),
                round)));
  }
}
