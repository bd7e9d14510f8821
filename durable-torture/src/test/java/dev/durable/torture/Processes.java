package dev.durable.torture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts other processes, small ones that start fast. */
final class Processes {

  private Processes() {}

  /** Runs the main method of a class of this module. */
  static Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = java(main, "-Xmx96m", "-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The command that runs the main method of a class of this module, its arguments aside. */
  static List<String> java(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    return command;
  }

  /** What that process says, when it has ended well. */
  static List<String> run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> said = lines(process.getInputStream());
    if (process.waitFor() != 0) {
      throw new Violation(command.get(0) + " ended with " + process.exitValue() + ": " + said);
    }
    return said;
  }

  /** All that a process says until it ends; a line that it could not end is left out. */
  static List<String> lines(InputStream said) throws IOException {
    String all = new String(said.readAllBytes(), StandardCharsets.UTF_8);
    return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
  }
}
