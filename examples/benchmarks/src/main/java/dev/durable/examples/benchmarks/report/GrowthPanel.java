package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One work over all sizes: a line for each system, both axes logarithmic. */
final class GrowthPanel {

  static final double WIDTH = 480;
  static final double HEIGHT = 230;

  private static final double LEFT = 44;
  private static final double RIGHT = 190;
  private static final double TOP = 36;
  private static final double BOTTOM = 34;
  private static final double LABEL = 12;

  private record Label(double y, String system) {}

  private final Work work;
  private final Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();
  private double least = Double.MAX_VALUE;
  private double most;
  private int first = Integer.MAX_VALUE;
  private int last;

  GrowthPanel(Series series, Work work) {
    this.work = work;
    for (String system : Stores.NAMES) {
      SortedMap<Integer, Double> line = new TreeMap<>();
      for (int size : series.sizes()) {
        series.main(work, system, size).ifPresent(it -> line.put(size, it.median()));
      }
      if (line.size() > 1) {
        lines.put(system, line);
        line.forEach(this::include);
      }
    }
  }

  private void include(int size, double value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    first = Math.min(first, size);
    last = Math.max(last, size);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void draw(Svg svg, double x, double y) {
    svg.text(x, y + 13, "title", "start", work.letter() + ": " + work.title());
    svg.text(
        x,
        y + 27,
        "",
        "start",
        work.unit() + ", " + (work.moreIsBetter() ? "more" : "less") + " is better");
    drawAxes(svg, x, y);
    List<Label> labels = new ArrayList<>();
    lines.forEach(
        (system, line) -> {
          double[] points = new double[2 * line.size()];
          int next = 0;
          for (Map.Entry<Integer, Double> point : line.entrySet()) {
            points[next++] = x + acrossOf(point.getKey());
            points[next++] = y + downOf(point.getValue());
          }
          svg.line("line " + BarPanel.style(Stores.named(system)), points);
          labels.add(new Label(points[points.length - 1], system));
        });
    drawLabels(svg, x, y, labels);
  }

  private void drawAxes(Svg svg, double x, double y) {
    for (double value = powerBelow(least); value <= powerAbove(most) * 1.01; value *= 10) {
      double at = y + downOf(value);
      svg.line("axis", x + LEFT, at, x + WIDTH - RIGHT, at);
      svg.text(x + LEFT - 5, at + 4, "", "end", Numbers.tick(value));
    }
    for (double size = first; size <= last * 1.01; size *= 10) {
      svg.text(x + acrossOf(size), y + HEIGHT - BOTTOM + 15, "", "middle", Numbers.tick(size));
    }
  }

  /** Each as near to the end of its line as its neighbours leave room. */
  private static void drawLabels(Svg svg, double x, double y, List<Label> labels) {
    labels.sort(Comparator.comparingDouble(Label::y));
    double free = Double.NEGATIVE_INFINITY;
    double lowest = y + HEIGHT - BOTTOM - (labels.size() - 1) * LABEL;
    for (Label label : labels) {
      double at = Math.min(Math.max(label.y() + 4, free), lowest);
      svg.text(
          x + WIDTH - RIGHT + 6,
          at,
          BarPanel.nameStyle(Stores.named(label.system())),
          "start",
          BarPanel.label(Stores.named(label.system())));
      free = at + LABEL;
      lowest += LABEL;
    }
  }

  private double acrossOf(double size) {
    double part = Math.log(size / first) / Math.log((double) last / first);
    return LEFT + part * (WIDTH - LEFT - RIGHT);
  }

  private double downOf(double value) {
    double top = powerAbove(most);
    double bottom = powerBelow(least);
    double part = Math.log(value / bottom) / Math.log(top / bottom);
    return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
  }

  private static double powerBelow(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)));
  }

  /** Never the same as the power below, so that there is always a range to draw in. */
  private static double powerAbove(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)) + 1);
  }
}
