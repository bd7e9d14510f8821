package dev.durable.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sources for tests, several in one file, each after a line {@code //// pkg.Type}. */
final class Fixtures {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures");

  private Fixtures() {}

  /** All that must compile without a warning. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  /** The sources of one fixture by qualified name. */
  static Map<String, String> named(String name) throws IOException {
    return sources(FOLDER.resolve(name + ".txt"));
  }

  /** The sources in a file by qualified name. */
  static Map<String, String> sources(Path file) throws IOException {
    return split(Files.readString(file));
  }

  /** The sources in a text; what stands before the first mark is left away. */
  static Map<String, String> split(String text) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String part : text.substring(text.indexOf("////")).split("(?m)^//// ", -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        sources.put(part.substring(0, end).strip(), part.substring(end + 1));
      }
    }
    return sources;
  }
}
