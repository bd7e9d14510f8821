package dev.durable.examples.benchmarks.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.report.Machine;
import dev.durable.examples.benchmarks.report.Results;
import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.work.ChildJvm;
import dev.durable.examples.benchmarks.work.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same interfaces compile with every processor, and give the classes that it promises. */
final class CompileTest {

  @TempDir Path folder;

  private CompileProbe probe(Variant variant, String processorPath) {
    return new CompileProbe(
        CompileProbe.arguments(
                variant, 60, folder, ChildJvm.classPath(CompileMain.LIBRARIES), processorPath)
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void interfacesCompileIntoWhatIsExpected(Variant variant) throws Exception {
    Map<String, Double> figures =
        probe(variant, ChildJvm.classPath(variant.processors())).run().values();
    assertEquals(
        60.0 * (variant == Variant.DURABLE ? 4 : variant.classesOf("").size() - 1),
        figures.get("generated files"));
    assertTrue(figures.getOrDefault(Figures.MAIN, 0.0) > 0, figures::toString);
    assertEquals(variant != Variant.PLAIN, figures.getOrDefault("generated lines", 0.0) > 0);
  }

  /** Else a processor that is not found would be the fastest. */
  @Test
  void aProcessorThatDoesNotRunIsNoResult() {
    assertThrows(ClassNotFoundException.class, () -> probe(Variant.DURABLE, "").run());
  }

  private static Sample sample(Variant variant, int size, int round, double time) {
    return new Sample(
        CompileMain.WORK,
        variant.key(),
        size,
        round,
        Map.of(
            Figures.MAIN,
            time,
            "CPU ms",
            2 * time,
            "next module ms",
            time / 2,
            "next module CPU ms",
            time / 4,
            "generated lines",
            1_000.0,
            "generated KB",
            30.0,
            "classes KB",
            40.0));
  }

  @Test
  void tablesTellRatiosWithinRoundsAndGrowth() {
    List<Sample> samples = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      for (Variant variant : Variant.values()) {
        double time = round * (variant == Variant.DURABLE ? 300 : 100);
        samples.add(sample(variant, 100, round, time));
        samples.add(sample(variant, 1_000, round, 20 * time));
      }
    }
    String tables =
        new CompileTables(
                new Results(
                    "compile",
                    "2026-11-21T00:00:00Z",
                    new Machine("Linux", "amd64", 2, 1L << 34, "25", 0.5),
                    0,
                    "",
                    samples))
            .markdown();
    assertTrue(
        tables.contains("| Immutables | 200 (100 to 300) | 3.00 × (3.00 to 3.00) |"), tables);
    assertTrue(
        tables.contains("| Durable | 2.00 × (2.00 to 2.00) | 2.00 × (2.00 to 2.00) |"), tables);
  }
}
