package dev.durable.examples.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChildJvmTest {

  private static final int NEVER = -1;

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

  private static ChildJvm turnTaker(int failsIn) throws IOException {
    return ChildJvm.start(
        List.of("-Xmx32m"), List.of(), TurnTaker.class, List.of(Integer.toString(failsIn)));
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  @Test
  void childHasItsTurnsAndTellsItsFiguresAtTheEnd() throws Exception {
    try (ChildJvm child = turnTaker(NEVER)) {
      child.awaitReady();
      child.turn();
      child.turn();
      assertEquals(Map.of(TurnTaker.TURNS, 2.0), child.end().values());
    }
  }

  /** The end of its input is all that a child notices of a parent that has died. */
  @Test
  void childWithoutAParentToTellItsTurnsEnds() throws Exception {
    assertEquals(
        Map.of(TurnTaker.TURNS, 0.0),
        ChildJvm.run(List.of("-Xmx32m"), List.of(), TurnTaker.class, List.of("-1")).values());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void childThatFailsIsToldWithItsCommandAndOutput(int failsIn) throws Exception {
    try (ChildJvm child = turnTaker(failsIn)) {
      IOException failed =
          assertThrows(
              IOException.class,
              () -> {
                child.awaitReady();
                child.turn();
                child.turn();
              });
      for (String told :
          List.of(
              "A process failed with 1: ",
              "java -Xmx32m -cp ",
              TurnTaker.class.getName() + " " + failsIn,
              "What a library says",
              "IllegalStateException: Failing in turn " + failsIn)) {
        assertTrue(failed.toString().contains(told), failed::toString);
      }
    }
  }

  /** It is gone before it is told: whether that is noticed in writing or in reading, is luck. */
  @Test
  void childThatHasEndedBeforeItsTurnIsToldWithItsOutput() throws Exception {
    try (ChildJvm child = turnTaker(1)) {
      child.awaitReady();
      assertThrows(IOException.class, child::turn);
      IOException failed = assertThrows(IOException.class, child::turn);
      assertTrue(failed.toString().contains("Failing in turn 1"), failed::toString);
    }
  }

  @Test
  void childThatIsClosedIsGone() throws Exception {
    try (ChildJvm child = turnTaker(NEVER)) {
      child.awaitReady();
      assertEquals(1, children().size());
    }
    assertEquals(List.of(), children());
  }

  private static String path(String... entries) {
    return Stream.of(entries).collect(Collectors.joining(File.pathSeparator));
  }
}
