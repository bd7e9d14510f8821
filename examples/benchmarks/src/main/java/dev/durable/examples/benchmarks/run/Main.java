package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.report.Machine;
import dev.durable.examples.benchmarks.report.Results;
import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures, and leaves results as JSON and Markdown. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    if (args.length == 1 && args[0].equals("help")) {
      System.out.print(Options.HELP);
      return;
    }
    // Other forks of JMH on this machine show in the load that is noted with the results.
    System.setProperty("jmh.ignoreLock", "true");
    Options options = Options.parse(args);
    Path folder = Files.createDirectories(options.folder());
    Machine machine = Machine.here(folder);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<Sample> samples = new Suite(options, System.err).run();
    Results results =
        new Results(options.set(), started, machine, Dataset.SEED, options.note(), samples);
    results.write(folder.resolve(options.set() + ".json"));
    String tables = new Tables(results).markdown();
    Files.writeString(folder.resolve(options.set() + ".md"), tables);
    System.out.print(tables);
  }
}
