package dev.durable.examples.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommitsTest {

  private static final List<String> SYSTEMS = List.of("raw", "eclipsestore", "durable");

  @Test
  void allLiveAtOnceWhileThereIsMemoryForAll() {
    assertEquals(List.of(SYSTEMS), Commits.groups(SYSTEMS, 200_000));
  }

  /** Two of the kind that keeps all objects in its heap would be too much for our machines. */
  @Test
  void whereMemoryIsScarceThoseThatDoNotFlushComeAfterTheOthers() {
    assertEquals(
        List.of(List.of("raw", "durable"), List.of("eclipsestore")),
        Commits.groups(SYSTEMS, 1_000_000));
  }
}
