package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.read.OpenedStore;
import dev.durable.examples.benchmarks.read.ReadBenchmark;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a work that reads: one fork, half the time to warm up, half to measure. */
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

  private final Duration measured;
  private final List<String> jvmFlags;

  Jmh(Duration measured, List<String> jvmFlags) {
    this.measured = measured;
    this.jvmFlags = jvmFlags;
  }

  Figures run(Work work, String system, Path folder, int customers) throws RunnerException {
    TimeValue iteration = TimeValue.milliseconds(measured.toMillis() / ITERATIONS);
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(ReadBenchmark.class.getName() + "." + METHODS.get(work) + "$")
                    .param("store", system)
                    .param("customers", Integer.toString(customers))
                    .forks(1)
                    .warmupIterations(ITERATIONS)
                    .warmupTime(iteration)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(iteration)
                    .jvmArgs(
                        Stream.concat(
                                jvmFlags.stream(),
                                Stream.of("-D" + OpenedStore.FOLDER + "=" + folder))
                            .toArray(String[]::new))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .runSingle();
    double nanos = result.getPrimaryResult().getScore();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    double objects = (double) customers * Dataset.OBJECTS_PER_CUSTOMER;
    Figures figures = new Figures();
    figures.put(Figures.MAIN, work == Work.SCAN ? objects * 1e9 / nanos : nanos);
    if (allocated != null) {
      figures.put("allocated B", allocated.getScore());
    }
    return figures;
  }
}
