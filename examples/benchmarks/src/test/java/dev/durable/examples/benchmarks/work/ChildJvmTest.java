package dev.durable.examples.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChildJvmTest {

  @Test
  void processHasItsOwnLibrariesOnly() {
    String whole =
        path(
            "/repo/examples/benchmarks/target/classes",
            "/repo/durable-runtime/target/classes",
            "/m2/lmdbjava-0.9.3.jar",
            "/m2/h2-mvstore-2.4.240.jar");
    assertEquals(
        path("/repo/examples/benchmarks/target/classes", "/m2/h2-mvstore-2.4.240.jar"),
        ChildJvm.classPath(whole, List.of("benchmarks", "h2-mvstore")));
  }

  private static String path(String... entries) {
    return Stream.of(entries).collect(Collectors.joining(File.pathSeparator));
  }
}
