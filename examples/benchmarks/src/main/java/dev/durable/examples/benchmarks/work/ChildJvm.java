package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.store.Store;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A JVM of its own for one measurement. Its class path has the libraries that this one needs and no
 * others, so that none pays for being found behind the rest.
 */
public final class ChildJvm implements Participant {

  private static final String OURS = "benchmarks";

  private final List<String> command;
  private final Process process;
  private final BufferedWriter input;
  private final BufferedReader output;
  private final Figures figures = new Figures();
  private final StringBuilder rest = new StringBuilder();

  private ChildJvm(List<String> command) throws IOException {
    this.command = command;
    this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
    this.input = process.outputWriter();
    this.output = process.inputReader();
  }

  /** Runs one for a system, as {@link #start(Store, List, Class, List)} does, to its end. */
  public static Figures run(Store store, List<String> memory, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    try (ChildJvm child = start(store, memory, main, arguments)) {
      return child.end();
    }
  }

  /** Runs one, as {@link #start(List, List, Class, List)} does, to its end. */
  public static Figures run(
      List<String> flags, List<String> libraries, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    try (ChildJvm child = start(flags, libraries, main, arguments)) {
      return child.end();
    }
  }

  /** Starts one for a system: with its libraries and flags. */
  public static ChildJvm start(
      Store store, List<String> memory, Class<?> main, List<String> arguments) throws IOException {
    return start(
        Stream.concat(memory.stream(), store.jvmFlags().stream()).toList(),
        store.libraries(),
        main,
        arguments);
  }

  /**
   * Starts one.
   *
   * @param flags of the JVM
   * @param libraries beside this project's own classes, as for {@link #classPath}
   */
  public static ChildJvm start(
      List<String> flags, List<String> libraries, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath(Stream.concat(Stream.of(OURS), libraries.stream()).toList()));
    command.add(main.getName());
    command.addAll(arguments);
    return new ChildJvm(command);
  }

  @Override
  public void awaitReady() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(ToldTurns.READY)) {
        return;
      }
      note(line);
    }
    throw failure(null);
  }

  @Override
  public void turn() throws IOException, InterruptedException {
    try {
      input.write(ToldTurns.GO);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      // Nobody reads it: what the process has said before it ended tells more.
      throw failure(e);
    }
    awaitReady();
  }

  @Override
  public Figures end() throws IOException, InterruptedException {
    input.close();
    if (exit() != 0) {
      throw failure(null);
    }
    return figures;
  }

  /** Takes what it still has to say, until it has ended. */
  private int exit() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      note(line);
    }
    return process.waitFor();
  }

  private void note(String line) {
    if (!figures.parse(line)) {
      rest.append(line).append('\n');
    }
  }

  private IOException failure(@Nullable IOException cause)
      throws IOException, InterruptedException {
    return new IOException(
        "A process failed with " + exit() + ": " + String.join(" ", command) + "\n" + rest, cause);
  }

  /** It is gone when this returns: its files can be deleted. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
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
