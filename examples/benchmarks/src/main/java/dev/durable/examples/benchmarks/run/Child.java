package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.work.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own, with our class path. */
final class Child {

  private Child() {}

  /** Starts one, waits for its end, and returns the figures it has printed. */
  static Figures run(List<String> jvmFlags, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
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
}
