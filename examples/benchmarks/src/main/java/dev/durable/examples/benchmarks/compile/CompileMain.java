package dev.durable.examples.benchmarks.compile;

import dev.durable.examples.benchmarks.report.Machine;
import dev.durable.examples.benchmarks.report.Results;
import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.work.ChildJvm;
import dev.durable.examples.benchmarks.work.Disk;
import dev.durable.examples.benchmarks.work.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compiles all variants of the interfaces, in turn within a round, each in a JVM of its own, and
 * leaves results as JSON and Markdown.
 */
public final class CompileMain {

  /** The work's name in results. */
  static final String WORK = "J";

  private static final List<String> MEMORY = List.of("-Xmx2g");

  /** What the interfaces need, whoever compiles them. */
  static final List<String> LIBRARIES =
      List.of("durable-runtime", "durable-annotations", "jspecify", "value-2");

  private final Map<String, String> options;
  private final Path folder;
  private final List<Sample> samples = new ArrayList<>();

  private CompileMain(String... args) throws IOException {
    options =
        new TreeMap<>(
            Map.of("rounds", "3", "sizes", "10,100,1000", "folder", "target/bench", "note", ""));
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length < 2 || !options.containsKey(parts[0])) {
        throw new IllegalArgumentException("There is no option " + arg + "; there are " + options);
      }
      options.put(parts[0], parts[1]);
    }
    folder = Files.createDirectories(Path.of(options.getOrDefault("folder", "")));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new CompileMain(args).run();
  }

  private void run() throws IOException, InterruptedException {
    Machine machine = Machine.here(folder);
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    for (int round = 1; round <= Integer.parseInt(options.getOrDefault("rounds", "")); round++) {
      for (String size : options.getOrDefault("sizes", "").split(",", -1)) {
        for (Variant variant : Variant.values()) {
          Figures figures = compile(variant, Integer.parseInt(size));
          samples.add(
              new Sample(WORK, variant.key(), Integer.parseInt(size), round, figures.values()));
          System.err.printf(
              "%s interfaces, round %d, %s: %s%n", size, round, variant.key(), figures.values());
        }
      }
    }
    Results results =
        new Results(
            "compile", started, machine, 0, options.getOrDefault("note", ""), List.copyOf(samples));
    results.write(folder.resolve("compile.json"));
    String tables = new CompileTables(results).markdown();
    Files.writeString(folder.resolve("compile.md"), tables);
    System.out.print(tables);
  }

  private Figures compile(Variant variant, int count) throws IOException, InterruptedException {
    Path work = folder.resolve("compile");
    Disk.delete(work);
    Files.createDirectories(work);
    Figures figures =
        ChildJvm.run(
            MEMORY,
            List.of(),
            CompileProbe.class,
            CompileProbe.arguments(
                variant,
                count,
                work,
                ChildJvm.classPath(LIBRARIES),
                ChildJvm.classPath(variant.processors())));
    Disk.delete(work);
    return figures;
  }
}
