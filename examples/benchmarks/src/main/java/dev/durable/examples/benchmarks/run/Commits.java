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

  private final Places places;
  private final Duration warm;
  private final InTurns inTurns;

  Commits(Places places, Options options) {
    this.places = places;
    this.warm = options.warmCommits();
    this.inTurns = new InTurns(options.measured());
  }

  /** The figures of each system. */
  Map<String, Figures> measure(Work work, List<String> systems, int round)
      throws IOException, InterruptedException {
    Map<String, Figures> all = new LinkedHashMap<>();
    for (List<String> group : groups(systems, places.customers())) {
      List<InTurns.Starter> starters = new ArrayList<>();
      for (String system : group) {
        // Before any process lives: what fills a store needs memory, too, and flushes.
        starters.add(starter(work, system, places.copy(system), round));
      }
      List<Figures> figures = inTurns.measure(starters);
      for (int i = 0; i < group.size(); i++) {
        all.put(group.get(i), figures.get(i));
      }
    }
    return all;
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

  private InTurns.Starter starter(Work work, String system, Path copy, int round) {
    List<String> arguments =
        List.of(
            Probe.arguments(
                work,
                system,
                copy,
                places.customers(),
                places.events(),
                warm,
                inTurns.slice(),
                round));
    List<String> memory = Memory.together(places.customers());
    return () -> ChildJvm.start(Stores.named(system), memory, Probe.class, arguments);
  }
}
