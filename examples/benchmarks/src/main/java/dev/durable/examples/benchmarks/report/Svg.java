package dev.durable.examples.benchmarks.report;

import java.util.Locale;

/** A drawing, readable on light and on dark pages. */
final class Svg {

  private static final String STYLE =
      """
      <style>
        text { font: 11px system-ui, sans-serif; fill: #1f2328 }
        .title { font-weight: 600; font-size: 13px }
        .quiet { fill: #59636e }
        .axis { stroke: #d1d9e0; stroke-width: 1; fill: none }
        .durable { fill: #0969da; stroke: #0969da }
        .limit { fill: #8c959f; stroke: #8c959f }
        .peer { fill: #c6a15b; stroke: #c6a15b }
        .line { fill: none; stroke-width: 1.5 }
        .line.durable { stroke-width: 2.5 }
        .line.limit { stroke-dasharray: 4 3 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .quiet { fill: #9198a1 }
          .axis { stroke: #3d444d }
          .durable { fill: #4493f8; stroke: #4493f8 }
          .limit { fill: #7d8590; stroke: #7d8590 }
          .peer { fill: #b08d4a; stroke: #b08d4a }
        }
        .line { fill: none }
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
