package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.work.Figures;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A JVM of its own for one system. Its class path has that system's libraries and no others, so
 * that none pays for being found behind the rest.
 */
final class Child {

  private static final String OURS = "benchmarks";

  private Child() {}

  /** Starts one, waits for its end, and returns the figures it has printed. */
  static Figures run(Store store, List<String> memory, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(store.jvmFlags());
    command.add("-cp");
    command.add(classPath(System.getProperty("java.class.path"), store.libraries()));
    command.add(main.getName());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Figures figures = new Figures();
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!figures.parse(line)) {
          output.append(line).append('\n');
        }
      }
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(
          "A process failed with " + exit + ": " + String.join(" ", command) + "\n" + output);
    }
    return figures;
  }

  /** The parts of a class path that are ours, or in which a file or folder begins so. */
  static String classPath(String whole, List<String> libraries) {
    List<String> wanted = Stream.concat(Stream.of(OURS), libraries.stream()).toList();
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(whole)
        .filter(entry -> isOneOf(Path.of(entry), wanted))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOneOf(Path entry, List<String> wanted) {
    return StreamSupport.stream(entry.spliterator(), false)
        .anyMatch(name -> wanted.stream().anyMatch(name.toString()::startsWith));
  }
}
