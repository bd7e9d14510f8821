package dev.durable.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for compilations, which last as long as the JVM that runs the tests. */
final class TestFolders {

  private static final Path ALL = all();

  private TestFolders() {}

  private static Path all() {
    try {
      Path all = Files.createTempDirectory("durable-compilations");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(all)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty one. */
  static Path make(String name) throws IOException {
    return Files.createTempDirectory(ALL, name);
  }

  private static void delete(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
