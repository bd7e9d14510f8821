package dev.durable.examples.benchmarks.compile;

import dev.durable.examples.benchmarks.report.Machine;
import dev.durable.examples.benchmarks.report.Results;
import dev.durable.examples.benchmarks.report.Sample;
import dev.durable.examples.benchmarks.report.Spread;
import dev.durable.examples.benchmarks.work.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Markdown of what compiling costs; ratios are made within the rounds. */
final class CompileTables {

  private static final String COLD = Figures.MAIN;
  private static final String COLD_CPU = "CPU ms";
  private static final String NEXT = "next module ms";
  private static final String NEXT_CPU = "next module CPU ms";

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  CompileTables(Results results) {
    this.results = results;
  }

  /** The whole page. */
  String markdown() {
    text.setLength(0);
    Machine machine = results.machine();
    text.append("# Compiling annotated interfaces, ").append(results.started()).append("\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%s (%s), %d processors, JDK %s, load %.1f before the start.%s%n%n",
            machine.os(),
            machine.architecture(),
            machine.processors(),
            machine.jdk(),
            machine.load(),
            results.note().isEmpty() ? "" : " " + results.note() + "."));
    text.append(
        """
        Each figure is the median over the rounds (least to most), each ratio that of the ratios within the rounds.
        `cold` is a JVM just started, `next` the same once more in that JVM, with the processor loaded anew. CPU time
        is that of all threads, the JVM's own too; it depends less on what else the machine does.

        """);
    List<Integer> sizes = samples().map(Sample::customers).distinct().toList();
    sizes.forEach(this::size);
    growth(sizes);
    return text.toString();
  }

  private Stream<Sample> samples() {
    return results.samples().stream();
  }

  private void size(int size) {
    text.append(String.format(Locale.ROOT, "## %,d interfaces%n%n", size));
    row(
        "compiled",
        "cold ms",
        "Durable is",
        "CPU ms",
        "Durable is",
        "next ms",
        "Durable is",
        "CPU ms",
        "Durable is",
        "generated lines",
        "generated KB",
        "classes KB");
    text.append("|---|").append("--:|".repeat(11)).append('\n');
    for (Variant variant : Variant.values()) {
      List<String> cells = new ArrayList<>(List.of(variant.title()));
      for (String figure : List.of(COLD, COLD_CPU, NEXT, NEXT_CPU)) {
        cells.add(spread(values(variant, size, figure), "%,.0f"));
        cells.add(times(variant, size, figure));
      }
      for (String figure : List.of("generated lines", "generated KB", "classes KB")) {
        cells.add(
            String.format(Locale.ROOT, "%,.0f", Spread.of(values(variant, size, figure)).median()));
      }
      row(cells.toArray(String[]::new));
    }
    text.append('\n');
  }

  private List<Double> values(Variant variant, int size, String figure) {
    return samples()
        .filter(each -> each.system().equals(variant.key()) && each.customers() == size)
        .map(each -> each.figures().getOrDefault(figure, Double.NaN))
        .toList();
  }

  /** Of two figures of the same round. */
  private interface Pair {
    double of(double one, double other);
  }

  private static List<Double> pairs(List<Double> one, List<Double> other, Pair pair) {
    List<Double> results = new ArrayList<>();
    for (int round = 0; round < one.size(); round++) {
      results.add(pair.of(one.get(round), other.get(round)));
    }
    return results;
  }

  private String times(Variant variant, int size, String figure) {
    return variant == Variant.DURABLE
        ? ""
        : spread(
            pairs(
                values(Variant.DURABLE, size, figure),
                values(variant, size, figure),
                (durable, other) -> durable / other),
            "%.2f ×");
  }

  /** Whether ten times as many interfaces take ten times as long. */
  private void growth(List<Integer> sizes) {
    if (sizes.size() < 2) {
      return;
    }
    text.append("## Growth\n\n")
        .append("CPU time for each interface, divided by that at the size before.\n\n");
    List<String> head = new ArrayList<>(List.of("compiled"));
    for (int i = 1; i < sizes.size(); i++) {
      for (String when : List.of("cold", "next")) {
        head.add(
            String.format(Locale.ROOT, "%s: %,d by %,d", when, sizes.get(i), sizes.get(i - 1)));
      }
    }
    row(head.toArray(String[]::new));
    text.append("|---|").append("--:|".repeat(head.size() - 1)).append('\n');
    for (Variant variant : Variant.values()) {
      List<String> cells = new ArrayList<>(List.of(variant.title()));
      for (int i = 1; i < sizes.size(); i++) {
        double factor = (double) sizes.get(i) / sizes.get(i - 1);
        for (String figure : List.of(COLD_CPU, NEXT_CPU)) {
          cells.add(
              spread(
                  pairs(
                      values(variant, sizes.get(i), figure),
                      values(variant, sizes.get(i - 1), figure),
                      (larger, smaller) -> larger / smaller / factor),
                  "%.2f ×"));
        }
      }
      row(cells.toArray(String[]::new));
    }
  }

  private static String spread(List<Double> values, String format) {
    Spread spread = Spread.of(values);
    String median = String.format(Locale.ROOT, format, spread.median());
    return spread.count() == 1
        ? median
        : String.format(
            Locale.ROOT,
            "%s (%s to %s)",
            median,
            String.format(Locale.ROOT, format.replace(" ×", ""), spread.least()),
            String.format(Locale.ROOT, format.replace(" ×", ""), spread.most()));
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
