package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.ChildJvm;
import dev.durable.examples.benchmarks.work.Figures;
import dev.durable.examples.benchmarks.work.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The works that commit, which all systems do in turns. */
final class Commits {

  static final Set<Work> WORKS = EnumSet.of(Work.CHANGE, Work.APPEND, Work.BATCH, Work.THREADS);

  /**
   * Short beside the moods of a device, which last for seconds and more; long beside a commit, and
   * beside the moment in which a processor finds its caches full of what others did.
   */
  private static final Duration SLICE = Duration.ofMillis(100);

  /** The same for commits of a thousand changes, which take 2 to 17 ms each. */
  private static final Duration BATCH_SLICE = Duration.ofMillis(250);

  private final Places places;
  private final Duration warm;
  private final Duration measured;

  Commits(Places places, Options options) {
    this.places = places;
    this.warm = options.warmCommits();
    this.measured = options.measured();
  }

  /** The figures of each system. */
  Map<String, Figures> measure(Work work, List<String> systems, int round)
      throws IOException, InterruptedException {
    Map<String, Figures> all = new LinkedHashMap<>();
    InTurns inTurns = inTurns(work);
    for (List<String> group : groups(systems, places.customers())) {
      List<InTurns.Starter> starters = new ArrayList<>();
      for (String system : group) {
        // Before any process lives: what fills a store needs memory, too, and flushes.
        starters.add(starter(work, system, places.copy(system), inTurns.slice(), round));
      }
      List<Figures> figures = inTurns.measure(starters);
      for (int i = 0; i < group.size(); i++) {
        all.put(group.get(i), figures.get(i));
      }
    }
    return all;
  }

  /** Of commits that take longer so many are measured that there are as many slices, too. */
  private InTurns inTurns(Work work) {
    return work == Work.BATCH
        ? new InTurns(measured.multipliedBy(2), BATCH_SLICE)
        : new InTurns(measured, SLICE);
  }

  /**
   * Those that live at once: all, while there is memory for all. Else those that do not flush come
   * after the others, beside which they do not belong anyway, and hardly wait for the device.
   */
  static List<List<String>> groups(List<String> systems, int customers) {
    if (!Memory.isScarce(customers)) {
      return List.of(systems);
    }
    Map<Boolean, List<String>> byFlush =
        systems.stream()
            .collect(
                Collectors.partitioningBy(
                    system -> Stores.named(system).survives() == Store.Survives.POWER_LOSS));
    return List.of(byFlush.getOrDefault(true, List.of()), byFlush.getOrDefault(false, List.of()));
  }

  private InTurns.Starter starter(Work work, String system, Path copy, Duration slice, int round) {
    List<String> arguments =
        List.of(
            Probe.arguments(
                work, system, copy, places.customers(), places.events(), warm, slice, round));
    List<String> memory = Memory.together(places.customers());
    return () -> ChildJvm.start(Stores.named(system), memory, Probe.class, arguments);
  }
}
