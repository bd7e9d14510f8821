package dev.durable.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes into a draft comes out of every view of it: in drafts, snapshots, reopened and earlier
 * ones.
 */
class RoundTripTest {

  @TempDir Path folder;

  @Test
  void everyTypeComesBackFromEveryPosition() throws Exception {
    Map<String, Map<String, String>> schemas = new TreeMap<>();
    for (int i = 0; i < EveryPositionSchema.count(); i++) {
      schemas.put("t" + i, EveryPositionSchema.sources("t" + i, i));
    }
    runAll(schemas);
  }

  @Test
  void randomSchemasComeBack() throws Exception {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("RoundTripTest: -Dseed=" + seed);
    Random random = new Random(seed);
    Map<String, Map<String, String>> schemas = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      schemas.put(
          "r" + i, RandomSchema.sources("r" + i, random.nextLong(), 1 + random.nextInt(40)));
    }
    try {
      runAll(schemas);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  /** Compiles all at once, runs each, and says all that failed. */
  private void runAll(Map<String, Map<String, String>> schemas) throws Exception {
    Compilation compilation = Compilation.javac();
    schemas.values().forEach(compilation::sources);
    Compilation.Result result = compilation.run();
    assertEquals(
        List.of(),
        result.messages().stream()
            .filter(message -> message.kind() == javax.tools.Diagnostic.Kind.ERROR)
            .toList());
    List<String> failures = new ArrayList<>();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {result.output().toUri().toURL()}, RoundTripTest.class.getClassLoader())) {
      for (Map.Entry<String, Map<String, String>> schema : schemas.entrySet()) {
        String name = schema.getKey();
        try {
          Class.forName(name + ".Check", true, loader)
              .getMethod("run", Path.class)
              .invoke(null, folder.resolve(name + ".dheap"));
        } catch (InvocationTargetException e) {
          java.io.StringWriter trace = new java.io.StringWriter();
          e.printStackTrace(new java.io.PrintWriter(trace));
          failures.add(schema.getValue() + "\n" + trace);
        }
      }
    }
    assertEquals("", String.join("\n", failures));
  }
}
