package dev.durable.examples.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.work.Figures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, through processes, at sizes that take no time. */
final class SuiteTest {

  @TempDir Path folder;

  @Test
  void commitsOfEachSystemAreMeasuredAndNoProcessIsLeft() throws Exception {
    List<Sample> samples = new ArrayList<>();
    new Suite(
            Options.parse(
                "works=C,T",
                "systems=raw,durable",
                "customers=300",
                "warmcommits=20",
                "millis=200",
                "folder=" + folder),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            samples::addAll)
        .run();
    assertEquals(
        List.of("C raw", "C durable", "T durable"),
        samples.stream().map(sample -> sample.work() + " " + sample.system()).toList());
    for (Sample sample : samples) {
      assertTrue(sample.figures().getOrDefault(Figures.MAIN, 0.0) > 0, sample::toString);
    }
    assertEquals(List.of(), ProcessHandle.current().children().toList());
  }
}
