package dev.durable.examples.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.store.Work;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class ReportTest {

  @TempDir Path folder;

  private static Results results() {
    List<Sample> samples = new ArrayList<>();
    for (int customers : List.of(1_000, 10_000)) {
      for (int round = 1; round <= 2; round++) {
        samples.add(commits("raw", customers, round, 10_000));
        samples.add(commits("durable", customers, round, 9_000));
        samples.add(commits("eclipsestore", customers, round, 7_000));
      }
    }
    return new Results(
        "short",
        "2026-11-21T00:00:00Z",
        new Machine("Linux", "amd64", 2, 1L << 34, "25", 0.5),
        1,
        "made up",
        samples);
  }

  private static Sample commits(String system, int customers, int round, double rate) {
    return new Sample(
        Work.CHANGE.letter(),
        system,
        customers,
        round,
        new TreeMap<>(Map.of("main", rate, "file grows B", 1_400.0)));
  }

  @Test
  void resultsComeBackAsTheyWereWritten() throws Exception {
    Path file = folder.resolve("results.json");
    results().write(file);
    assertEquals(results(), Results.read(file));
    assertTrue(Files.readString(file).endsWith("}\n"));
  }

  @Test
  void goalsAreToldWithTheirRatios() {
    String tables = new Tables(results()).markdown();
    assertTrue(
        tables.contains(
            "| C one change per commit | 9,000 commits/s | append + fdatasync, pre-filled: 10,000"
                + " commits/s | ≥ 0.800 × | 0.900 (0.900 to 0.900) | yes |"),
        tables);
    assertTrue(tables.contains("| ≤ 1,500 file grows B | 1,400 (1,400 to 1,400) | yes |"), tables);
  }

  /** Else a system that flushes nothing would seem to be the best. */
  @Test
  void eachFigureStandsBesideWhatItSurvives() {
    String tables = new Tables(results()).markdown();
    assertTrue(tables.contains("| EclipseStore 2.1.3 | end of process | 7,000"), tables);
    assertTrue(tables.contains("| Durable | power loss | 9,000"), tables);
  }

  @Test
  void chartsAreDrawingsWithAllSystems() throws Exception {
    Charts charts = new Charts(results());
    for (Optional<String> chart :
        List.of(
            charts.bars(EnumSet.allOf(Work.class), 1_000),
            charts.growth(EnumSet.allOf(Work.class)))) {
      Document drawing =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(chart.orElseThrow())));
      String text = drawing.getDocumentElement().getTextContent();
      assertTrue(text.contains("C: one change per commit"), text);
      assertTrue(text.contains("EclipseStore 2.1.3 †"), text);
      assertTrue(text.contains("Durable"), text);
    }
  }

  @Test
  void nothingMeasuredIsNoChart() {
    Charts charts = new Charts(results());
    assertEquals(Optional.empty(), charts.bars(EnumSet.of(Work.LOAD), 1_000));
    assertEquals(Optional.empty(), charts.growth(EnumSet.of(Work.LOAD)));
  }

  @Test
  void numbersHaveThreeDigits() {
    assertEquals("0.0123", Numbers.exact(0.01234));
    assertEquals("9.88", Numbers.exact(9.876));
    assertEquals("123", Numbers.exact(123.4));
    assertEquals("12,300", Numbers.exact(12_345));
    assertEquals("0", Numbers.exact(0));
    assertEquals("12.3 k", Numbers.compact(12_345));
    assertEquals("1.00 M", Numbers.compact(999_900));
    assertEquals("100 k", Numbers.tick(100_000));
    assertEquals("0.1", Numbers.tick(0.1));
  }
}
