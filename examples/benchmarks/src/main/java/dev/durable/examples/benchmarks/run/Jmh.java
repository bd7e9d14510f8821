package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.read.OpenedStore;
import dev.durable.examples.benchmarks.read.ReadBenchmark;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a work that reads, in one fork. */
final class Jmh {

  private static final Map<Work, String> METHODS =
      Map.of(
          Work.INT, "int_",
          Work.BOOLEAN, "boolean_",
          Work.INSTANT, "instant",
          Work.LOOKUP, "lookup",
          Work.SCAN, "scan");

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final int ITERATIONS = 3;

  private final TimeValue warmIteration;
  private final TimeValue iteration;
  private final List<String> memory;

  Jmh(Duration warm, Duration measured, List<String> memory) {
    this.warmIteration = TimeValue.milliseconds(warm.toMillis() / ITERATIONS);
    this.iteration = TimeValue.milliseconds(measured.toMillis() / ITERATIONS);
    this.memory = memory;
  }

  Figures run(Work work, String system, Path folder, int customers) throws RunnerException {
    List<String> flags = new ArrayList<>(memory);
    flags.addAll(Stores.named(system).jvmFlags());
    // JMH itself; else every fork prints a warning.
    flags.add("--sun-misc-unsafe-memory-access=allow");
    flags.add("-D" + OpenedStore.FOLDER + "=" + folder);
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(ReadBenchmark.class.getName() + "." + METHODS.get(work) + "$")
                    .param("store", system)
                    .param("customers", Integer.toString(customers))
                    .forks(1)
                    .warmupIterations(ITERATIONS)
                    .warmupTime(warmIteration)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(iteration)
                    .jvmArgs(flags.toArray(String[]::new))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .runSingle();
    return figures(work, customers, result);
  }

  private static Figures figures(Work work, int customers, RunResult result) {
    double nanos = result.getPrimaryResult().getScore();
    double objects = (double) customers * Dataset.OBJECTS_PER_CUSTOMER;
    Figures figures = new Figures();
    figures.put(Figures.MAIN, work == Work.SCAN ? objects * 1e9 / nanos : nanos);
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    if (allocated != null) {
      figures.put("allocated B", allocated.getScore());
    }
    return figures;
  }
}
