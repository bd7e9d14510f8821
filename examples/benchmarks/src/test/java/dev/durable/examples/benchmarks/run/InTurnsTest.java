package dev.durable.examples.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.examples.benchmarks.work.Figures;
import dev.durable.examples.benchmarks.work.Participant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who does what when, told by participants that only note it. */
final class InTurnsTest {

  private final List<String> done = new ArrayList<>();

  private final class Noting implements Participant {

    private final String name;
    private final String failsIn;

    Noting(String name, String failsIn) {
      this.name = name;
      this.failsIn = failsIn;
      done.add(name + " starts");
    }

    private void note(String what) throws IOException {
      done.add(name + " " + what);
      if (what.equals(failsIn)) {
        throw new IOException(name + " fails");
      }
    }

    @Override
    public void awaitReady() throws IOException {
      note("is ready");
    }

    @Override
    public void turn() throws IOException {
      note("works");
    }

    @Override
    public Figures end() throws IOException {
      note("ends");
      return new Figures().put(Figures.MAIN, name.charAt(0));
    }

    @Override
    public void close() {
      done.add(name + " is closed");
    }
  }

  private InTurns.Starter starter(String name) {
    return () -> new Noting(name, "");
  }

  @Test
  void oneAfterTheOtherIsWarmedThenAllWorkInTurnsThenOneAfterTheOtherEnds() throws Exception {
    List<Figures> figures =
        new InTurns(Duration.ofMillis(200), Duration.ofMillis(100))
            .measure(List.of(starter("a"), starter("b"), starter("c")));
    assertEquals(
        List.of(
            "a starts",
            "a is ready",
            "b starts",
            "b is ready",
            "c starts",
            "c is ready", //
            "a works",
            "b works",
            "c works", //
            "a works",
            "b works",
            "c works", //
            "a ends",
            "b ends",
            "c ends", //
            "a is closed",
            "b is closed",
            "c is closed"),
        done);
    assertEquals(
        List.of(97.0, 98.0, 99.0),
        figures.stream().map(each -> each.values().get(Figures.MAIN)).toList());
  }

  @Test
  void slicesOfOneAreTogetherAsLongAsWasAskedFor() {
    assertSlices(5, Duration.ofMillis(100), 500);
    assertSlices(1, Duration.ofMillis(30), 30);
    assertSlices(3, Duration.ofMillis(90), 270);
  }

  private static void assertSlices(int turns, Duration slice, long measured) {
    InTurns inTurns = new InTurns(Duration.ofMillis(measured), Duration.ofMillis(100));
    assertEquals(turns, inTurns.turns());
    assertEquals(slice, inTurns.slice());
  }

  @Test
  void whereOneFailsAllAreClosed() {
    IOException failed =
        assertThrows(
            IOException.class,
            () ->
                new InTurns(Duration.ofMillis(200), Duration.ofMillis(100))
                    .measure(List.of(starter("a"), () -> new Noting("b", "works"), starter("c"))));
    assertEquals("b fails", failed.getMessage());
    assertEquals(
        List.of("a works", "b works", "a is closed", "b is closed", "c is closed"),
        done.subList(6, done.size()));
  }

  @Test
  void whereOneDoesNotBecomeReadyItIsClosedWithThoseBefore() {
    assertThrows(
        IOException.class,
        () ->
            new InTurns(Duration.ofMillis(200), Duration.ofMillis(100))
                .measure(List.of(starter("a"), () -> new Noting("b", "is ready"), starter("c"))));
    assertEquals(
        List.of("a starts", "a is ready", "b starts", "b is ready", "a is closed", "b is closed"),
        done);
  }

  @Test
  void whereOneDoesNotStartThoseBeforeAreClosed() {
    IOException noMemory = new IOException("Cannot run program");
    IOException failed =
        assertThrows(
            IOException.class,
            () ->
                new InTurns(Duration.ofMillis(200), Duration.ofMillis(100))
                    .measure(
                        List.of(
                            starter("a"),
                            () -> {
                              throw noMemory;
                            })));
    assertSame(noMemory, failed);
    assertEquals(List.of("a starts", "a is ready", "a is closed"), done);
  }
}
