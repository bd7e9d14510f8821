package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.store.Store;
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
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Does all works, size by size and round by round. Within a round the systems take turns at each
 * work, so that whatever else the machine does meets all of them.
 */
final class Suite {

  private static final int EVENTS = 100_000;

  /**
   * On virtual machines, the first touch of a page of memory may take longer than the works that
   * allocate a page full of objects.
   */
  private static final String TOUCH_FIRST = "-XX:+AlwaysPreTouch";

  /** So large that no system in memory spends its time collecting garbage. */
  private static final List<String> SMALL = List.of("-Xms512m", "-Xmx2g", TOUCH_FIRST);

  /** For many customers; and for any load, as a heap that grows is touched while it is measured. */
  private static final List<String> LARGE = List.of("-Xms2g", "-Xmx6g", TOUCH_FIRST);

  private static final int MOST_IN_SMALL = 200_000;

  /** For the heap that is larger than the memory of its process. */
  private static final List<String> TINY = List.of("-Xms128m", "-Xmx128m", TOUCH_FIRST);

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
        rounds(places, works, customers <= MOST_IN_SMALL ? SMALL : LARGE);
      }
    }
    if (beyondMemory) {
      try (Places places = new Places(options.folder(), options.large(), 0)) {
        rounds(places, Set.of(Work.MEMORY), TINY);
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
    for (String system : options.systems()) {
      if (Stores.named(system).works().contains(work)) {
        long start = System.nanoTime();
        Figures figures = measure(places, work, system, memory, round);
        samples.add(new Sample(work.letter(), system, places.customers(), round, figures.values()));
        progress.printf(
            "%,d customers, round %d, %s %s in %.1f s: %s%n",
            places.customers(),
            round,
            work.letter(),
            system,
            (System.nanoTime() - start) / 1e9,
            figures.values());
      }
    }
  }

  private Figures measure(Places places, Work work, String system, List<String> memory, int round)
      throws IOException, InterruptedException, RunnerException {
    Store store = Stores.named(system);
    return switch (work) {
      // With the memory that a JVM takes by itself: open must not depend on it.
      case OPEN ->
          ChildJvm.run(
              store, List.of(), OpenProbe.class, List.of(system, places.filled(system).toString()));
      case INT, BOOLEAN, INSTANT, LOOKUP, SCAN ->
          new Jmh(options.warm(), options.measured(), memory)
              .run(work, system, places.filled(system), places.customers());
      case LOAD -> probe(places, work, system, places.empty(), LARGE, options.warmCommits(), round);
      case FIRST_SCAN, MEMORY ->
          probe(places, work, system, places.filled(system), memory, options.warm(), round);
      case CHANGE, APPEND, BATCH, THREADS ->
          probe(places, work, system, places.copy(system), memory, options.warmCommits(), round);
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
