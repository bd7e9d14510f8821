package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One work at one size: a bar for each system, from zero. */
final class BarPanel {

  static final double WIDTH = 440;

  private static final double HEAD = 34;
  private static final double ROW = 18;
  private static final double BAR = 13;
  private static final double NAMES = 190;
  private static final double VALUES = 60;

  private final Work work;
  private final Map<String, Double> values = new LinkedHashMap<>();

  BarPanel(Series series, Work work, int customers) {
    this.work = work;
    for (String system : Stores.NAMES) {
      series.main(work, system, customers).ifPresent(it -> values.put(system, it.median()));
    }
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double height() {
    return HEAD + ROW * values.size() + 16;
  }

  void draw(Svg svg, double x, double y) {
    svg.text(x, y + 13, "title", "start", work.letter() + ": " + work.title());
    svg.text(
        x,
        y + 27,
        "",
        "start",
        work.unit() + ", " + (work.moreIsBetter() ? "more" : "less") + " is better");
    double most = values.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double row = y + HEAD;
    for (Map.Entry<String, Double> each : values.entrySet()) {
      Store store = Stores.named(each.getKey());
      double length = Math.max(1, each.getValue() / most * (WIDTH - NAMES - VALUES));
      svg.text(x + NAMES - 6, row + BAR - 2, nameStyle(store), "end", label(store));
      svg.rectangle(x + NAMES, row, length, BAR, style(store));
      svg.text(
          x + NAMES + length + 5,
          row + BAR - 2,
          nameStyle(store),
          "start",
          Numbers.compact(each.getValue()));
      row += ROW;
    }
  }

  static String nameStyle(Store store) {
    return store.role() == Store.Role.DURABLE ? "own" : "";
  }

  static String style(Store store) {
    return store.role().name().toLowerCase(Locale.ROOT);
  }

  /** With a mark where a system that keeps data does not flush it. */
  static String label(Store store) {
    return store.survives() == Store.Survives.PROCESS_END ? store.title() + " †" : store.title();
  }
}
