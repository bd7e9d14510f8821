package dev.durable.examples.benchmarks.report;

import java.util.Locale;

/**
 * A drawing without a ground of its own. Its colours have enough contrast on white and on black: an
 * image learns what the reader's system prefers, not what the page around it looks like.
 */
final class Svg {

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #757f8a }
        .title { font-weight: 600; font-size: 14px }
        .own { font-weight: 600; fill: #2f81f7 }
        .axis { stroke: #757f8a; stroke-opacity: 0.3; stroke-width: 1 }
        .durable { fill: #2f81f7; stroke: #2f81f7 }
        .limit { fill: #8b949e; stroke: #8b949e }
        .peer { fill: #bf8f3f; stroke: #bf8f3f }
        .line { fill: none; stroke-width: 1.5 }
        .line.durable { stroke-width: 2.5 }
        .line.limit { stroke-dasharray: 4 3 }
        .axis, .line { fill: none }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();

  void text(double x, double y, String styles, String anchor, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\""
                + " stroke=\"none\">%s</text>%n",
            x,
            y,
            styles,
            anchor,
            escaped(text)));
  }

  void rectangle(double x, double y, double width, double height, String styles) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\""
                + " stroke=\"none\"/>%n",
            x,
            y,
            width,
            height,
            styles));
  }

  /**
   * A line through points.
   *
   * @param points x and y in turn
   */
  void line(String styles, double... points) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      list.append(String.format(Locale.ROOT, "%.1f,%.1f ", points[i], points[i + 1]));
    }
    body.append(
        String.format(
            Locale.ROOT,
            "<polyline class=\"%s\" points=\"%s\"/>%n",
            styles,
            list.toString().strip()));
  }

  /** The whole file. */
  String file(double width, double height, String title) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                + " height=\"%.0f\" role=\"img\" aria-label=\"%s\">%n",
            width,
            height,
            width,
            height,
            escaped(title))
        + STYLE
        + body
        + "</svg>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
