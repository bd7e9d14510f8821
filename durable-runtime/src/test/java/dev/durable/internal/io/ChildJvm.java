package dev.durable.internal.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The main method of a test in a JVM of its own, with the memory that the test is about. */
public final class ChildJvm {

  private ChildJvm() {}

  /**
   * Runs it to its end, and prints what it has printed.
   *
   * @param memory an option, as {@code -Xmx128m}
   * @throws AssertionError with what it has printed, if it fails or takes longer
   */
  public static void run(Class<?> main, String memory, int minutes, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("child", ".txt");
    try {
      Process child =
          new ProcessBuilder(command(main, memory, arguments))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = child.waitFor(minutes, TimeUnit.MINUTES);
      child.destroyForcibly();
      System.out.print(text(output));
      assertTrue(ended, () -> "still running after " + minutes + " minutes: " + text(output));
      assertEquals(0, child.exitValue(), () -> text(output));
    } finally {
      Files.delete(output);
    }
  }

  private static List<String> command(Class<?> main, String memory, String... arguments) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(memory);
    command.add("-cp");
    command.add(classes + File.pathSeparator + System.getProperty("jdk.module.path", ""));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private static String text(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
