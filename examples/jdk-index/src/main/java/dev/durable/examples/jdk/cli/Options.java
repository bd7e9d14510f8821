package dev.durable.examples.jdk.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param jdks folders of JDKs; empty to use the oldest and the newest that are installed
 * @param modules to index with all that they require; empty for all
 */
record Options(List<Path> jdks, Path heap, Set<String> modules, boolean help) {

  static final String USAGE =
      """
      Keeps the classes of one or more JDKs in one heap, and asks questions about them.

        --jdk PATH      a JDK to index; may be repeated. One alone is put beside the JDK that runs
                        this. Without it the oldest and the newest installed JDK are taken.
        --heap FILE     where the heap is kept (%s).
                        What is in it already is not indexed again; delete the file to start anew.
        --modules A,B   only these modules and what they require.
        --help          this text.
      """;

  /**
   * Reads a command line.
   *
   * @param absentHeap the heap where none is named
   * @throws IllegalArgumentException that says what is wrong
   */
  static Options parse(List<String> arguments, Path absentHeap) {
    List<Path> jdks = new ArrayList<>();
    Path heap = absentHeap;
    Set<String> modules = new LinkedHashSet<>();
    boolean help = false;
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      switch (option) {
        case "--help", "-h" -> help = true;
        case "--jdk" -> jdks.add(Path.of(value(arguments, ++i, option)));
        case "--heap" -> heap = Path.of(value(arguments, ++i, option));
        case "--modules" -> modules.addAll(List.of(value(arguments, ++i, option).split(",", -1)));
        default ->
            throw new IllegalArgumentException(
                "There is no option " + option + ". Try --help for those there are.");
      }
    }
    return new Options(List.copyOf(jdks), heap, modules, help);
  }

  private static String value(List<String> arguments, int index, String option) {
    if (index >= arguments.size() || arguments.get(index).isBlank()) {
      throw new IllegalArgumentException("The option " + option + " needs a value behind it.");
    }
    return arguments.get(index);
  }

  /** Where the heap is when nobody says where: kept for the next run. */
  static Path defaultHeap() {
    return Path.of(System.getProperty("java.io.tmpdir"), "durable-jdk-index", "jdk.dheap");
  }
}
