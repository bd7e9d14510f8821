package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.report.Charts;
import dev.durable.examples.benchmarks.report.Machine;
import dev.durable.examples.benchmarks.report.Results;
import dev.durable.examples.benchmarks.report.Tables;
import dev.durable.examples.benchmarks.store.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** Measures, and leaves results as JSON and Markdown; or makes these from results there are. */
public final class Main {

  private static final int CHARTED = 100_000;

  private static final Set<Work> OVERVIEW =
      EnumSet.of(
          Work.LOAD, Work.OPEN, Work.LOOKUP, Work.SCAN, Work.CHANGE, Work.APPEND, Work.BATCH);

  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    if (args.length > 0 && args[0].equals("help")) {
      System.out.print(Options.HELP);
      return;
    }
    if (args.length > 1 && args[0].equals("render")) {
      Path file = Path.of(args[1]);
      write(Results.read(file), file);
      return;
    }
    // Other forks of JMH on this machine show in the load that is noted with the results.
    System.setProperty("jmh.ignoreLock", "true");
    Options options = Options.parse(args);
    Path folder = Files.createDirectories(options.folder());
    Machine machine = Machine.here(folder);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Path file = folder.resolve(options.set() + ".json");
    new Suite(
            options,
            System.err,
            samples ->
                new Results(options.set(), started, machine, Dataset.SEED, options.note(), samples)
                    .write(file))
        .run();
    write(Results.read(file), file);
  }

  /** Tables and charts beside the file of the results. */
  private static void write(Results results, Path file) throws IOException {
    String tables = new Tables(results).markdown();
    Files.writeString(file.resolveSibling(results.set() + ".md"), tables);
    Charts charts = new Charts(results);
    Optional<String> bars = charts.bars(OVERVIEW, CHARTED);
    if (bars.isPresent()) {
      Files.writeString(file.resolveSibling(results.set() + "-overview.svg"), bars.get());
    }
    Optional<String> growth = charts.growth(EnumSet.allOf(Work.class));
    if (growth.isPresent()) {
      Files.writeString(file.resolveSibling(results.set() + "-growth.svg"), growth.get());
    }
    System.out.print(tables);
  }
}
