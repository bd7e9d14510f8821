package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.store.Store;
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
 * A JVM of its own for one measurement. Its class path has the libraries that this one needs and no
 * others, so that none pays for being found behind the rest.
 */
public final class ChildJvm {

  private static final String OURS = "benchmarks";

  private ChildJvm() {}

  /** Runs one for a system: with its libraries and flags. */
  public static Figures run(Store store, List<String> memory, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    return run(
        Stream.concat(memory.stream(), store.jvmFlags().stream()).toList(),
        store.libraries(),
        main,
        arguments);
  }

  /**
   * Starts one, waits for its end, and returns the figures it has printed.
   *
   * @param flags of the JVM
   * @param libraries beside this project's own classes, as for {@link #classPath}
   */
  public static Figures run(
      List<String> flags, List<String> libraries, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath(Stream.concat(Stream.of(OURS), libraries.stream()).toList()));
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

  /** The entries of this JVM's class path in which a file or folder begins so. */
  public static String classPath(List<String> wanted) {
    return classPath(System.getProperty("java.class.path"), wanted);
  }

  static String classPath(String whole, List<String> wanted) {
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
