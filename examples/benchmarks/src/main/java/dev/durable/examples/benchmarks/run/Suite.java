package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import dev.durable.examples.benchmarks.work.OpenProbe;
import dev.durable.examples.benchmarks.work.Probe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Does all works, size by size and round by round. Within a round the systems take turns at each
 * work, so that whatever else the machine does meets all of them.
 */
final class Suite {

  private static final int EVENTS = 100_000;

  /** So large that no system in memory spends its time collecting garbage. */
  private static final List<String> SMALL = List.of("-Xms2g", "-Xmx2g");

  private static final List<String> LARGE = List.of("-Xms6g", "-Xmx6g");
  private static final int MOST_IN_SMALL = 200_000;

  private final Options options;
  private final PrintStream progress;
  private final List<Sample> samples = new ArrayList<>();

  Suite(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  List<Sample> run() throws IOException, InterruptedException, RunnerException {
    for (int customers : options.sizes()) {
      List<String> memory = customers <= MOST_IN_SMALL ? SMALL : LARGE;
      Places places = new Places(options.folder(), customers, EVENTS, memory);
      for (int round = 1; round <= options.rounds(); round++) {
        round(places, customers, round);
      }
      places.delete();
    }
    return samples;
  }

  private void round(Places places, int customers, int round)
      throws IOException, InterruptedException, RunnerException {
    for (Work work : options.works()) {
      for (String system : options.systems()) {
        if (Stores.named(system).works().contains(work)) {
          Figures figures = measure(places, work, system, customers, round);
          samples.add(new Sample(work.letter(), system, customers, round, figures.values()));
          progress.printf(
              "%,d customers, round %d, %s %s: %s%n",
              customers, round, work.letter(), system, figures.values());
        }
      }
    }
  }

  private Figures measure(Places places, Work work, String system, int customers, int round)
      throws IOException, InterruptedException, RunnerException {
    return switch (work) {
      case OPEN ->
          Child.run(
              Stores.named(system).jvmFlags(),
              OpenProbe.class,
              List.of(system, places.filled(system).toString()));
      case INT, BOOLEAN, INSTANT, LOOKUP, SCAN ->
          new Jmh(options.measured(), places.flags(system))
              .run(work, system, places.filled(system), customers);
      case LOAD -> probe(places, work, system, places.empty(), customers, round);
      case FIRST_SCAN -> probe(places, work, system, places.filled(system), customers, round);
      case CHANGE, APPEND, BATCH, THREADS ->
          probe(places, work, system, places.copy(system), customers, round);
      case MEMORY -> throw new UnsupportedOperationException("not yet");
    };
  }

  private Figures probe(
      Places places, Work work, String system, Path folder, int customers, int round)
      throws IOException, InterruptedException {
    Duration measured = options.measured();
    return Child.run(
        places.flags(system),
        Probe.class,
        List.of(
            Probe.arguments(work, system, folder, customers, EVENTS, measured, measured, round)));
  }
}
