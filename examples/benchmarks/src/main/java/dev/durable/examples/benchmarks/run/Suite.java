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
 * work, so that whatever else the machine does meets all of them: one after the other where memory
 * and processors decide; in slices, {@link InTurns}, where the device does.
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

  /**
   * For many customers, where all systems live at once: 15 GB when both forms of EclipseStore, the
   * only one that keeps its objects in the heap, fill theirs; the others stay within the gigabyte
   * that they begin with. With {@link #LARGE} nine would touch 18 GB before they did anything, and
   * leave no room for the pages of their files.
   */
  private static final List<String> LARGE_TOGETHER = List.of("-Xms1g", "-Xmx4g", TOUCH_FIRST);

  /** For the heap that is larger than the memory of its process. */
  private static final List<String> TINY = List.of("-Xms128m", "-Xmx128m", TOUCH_FIRST);

  private static final Set<Work> IN_TURNS =
      EnumSet.of(Work.CHANGE, Work.APPEND, Work.BATCH, Work.THREADS);

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
    List<String> systems =
        options.systems().stream()
            .filter(system -> Stores.named(system).works().contains(work))
            .toList();
    long start = System.nanoTime();
    if (IN_TURNS.contains(work)) {
      List<Figures> figures = inTurns(places, work, systems, round);
      String time = "in turns within " + since(start);
      for (int i = 0; i < systems.size(); i++) {
        add(places, work, systems.get(i), round, figures.get(i), time);
      }
    } else {
      for (String system : systems) {
        start = System.nanoTime();
        Figures figures = measure(places, work, system, memory, round);
        add(places, work, system, round, figures, "in " + since(start));
      }
    }
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

  private List<Figures> inTurns(Places places, Work work, List<String> systems, int round)
      throws IOException, InterruptedException {
    InTurns inTurns = new InTurns(options.measured());
    List<String> memory = places.customers() <= MOST_IN_SMALL ? SMALL : LARGE_TOGETHER;
    List<InTurns.Starter> starters = new ArrayList<>();
    for (String system : systems) {
      // Before any process lives: what fills a store needs memory, too, and flushes.
      Path copy = places.copy(system);
      List<String> arguments =
          arguments(places, work, system, copy, options.warmCommits(), inTurns.slice(), round);
      starters.add(() -> ChildJvm.start(Stores.named(system), memory, Probe.class, arguments));
    }
    return inTurns.measure(starters);
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
        arguments(places, work, system, folder, warm, options.measured(), round));
  }

  private static List<String> arguments(
      Places places,
      Work work,
      String system,
      Path folder,
      Duration warm,
      Duration measured,
      int round) {
    return List.of(
        Probe.arguments(
            work, system, folder, places.customers(), places.events(), warm, measured, round));
  }
}
