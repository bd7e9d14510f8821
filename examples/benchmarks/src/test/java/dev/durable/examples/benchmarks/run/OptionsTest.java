package dev.durable.examples.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.store.Work;
import java.io.File;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  @Test
  void shortSetLeavesOutWhatNeedsGigabytes() {
    Options options = Options.parse();
    assertEquals(EnumSet.complementOf(EnumSet.of(Work.MEMORY)), options.works());
    assertEquals(List.of(100_000), options.sizes());
  }

  @Test
  void whatIsSaidGoesOverTheSetWhereverItStands() {
    Options options = Options.parse("rounds=1", "full", "works=F,C", "millis=50");
    assertEquals("full", options.set());
    assertEquals(1, options.rounds());
    assertEquals(EnumSet.of(Work.INT, Work.BOOLEAN, Work.INSTANT, Work.CHANGE), options.works());
    assertEquals(Duration.ofMillis(50), options.measured());
    assertEquals(Duration.ofSeconds(3), options.warm());
    assertEquals(4, options.sizes().size());
  }

  @Test
  void mistakesAreNamed() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Options.parse("round=1"));
    assertTrue(refused.toString().contains("There is no option round=1."));
  }

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
        Child.classPath(whole, List.of("h2-mvstore")));
  }

  private static String path(String... entries) {
    return Stream.of(entries).collect(Collectors.joining(File.pathSeparator));
  }
}
