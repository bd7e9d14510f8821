package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drawings of a run, two panels beside each other. */
public final class Charts {

  private static final double GAP = 24;
  private static final double MARGIN = 12;
  private static final double LEGEND = 28;
  private static final double SWATCH = 13;
  private static final double KEY = 190;

  private final Series series;

  public Charts(Results results) {
    this.series = new Series(results.samples());
  }

  /** All works that were measured at this size. */
  public Optional<String> bars(Collection<Work> works, int customers) {
    List<BarPanel> panels = new ArrayList<>();
    for (Work work : works) {
      panels.add(new BarPanel(series, work, customers));
    }
    panels.removeIf(BarPanel::isEmpty);
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    Svg svg = new Svg();
    double y = MARGIN;
    for (int i = 0; i < panels.size(); i += 2) {
      double height = 0;
      for (int column = 0; column < 2 && i + column < panels.size(); column++) {
        BarPanel panel = panels.get(i + column);
        panel.draw(svg, MARGIN + column * (BarPanel.WIDTH + GAP), y);
        height = Math.max(height, panel.height());
      }
      y += height;
    }
    legend(svg, y);
    return Optional.of(
        svg.file(width(BarPanel.WIDTH), y + LEGEND, "Durable, its limits and its peers"));
  }

  /** All works that were measured at more than one size. */
  public Optional<String> growth(Collection<Work> works) {
    List<GrowthPanel> panels = new ArrayList<>();
    for (Work work : works) {
      panels.add(new GrowthPanel(series, work));
    }
    panels.removeIf(GrowthPanel::isEmpty);
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    Svg svg = new Svg();
    double y = MARGIN;
    for (int i = 0; i < panels.size(); i += 2) {
      for (int column = 0; column < 2 && i + column < panels.size(); column++) {
        panels.get(i + column).draw(svg, MARGIN + column * (GrowthPanel.WIDTH + GAP), y);
      }
      y += GrowthPanel.HEIGHT;
    }
    return Optional.of(svg.file(width(GrowthPanel.WIDTH), y, "Growth with the size"));
  }

  private static void legend(Svg svg, double y) {
    double x = MARGIN;
    for (Store.Role role : Store.Role.values()) {
      svg.rectangle(x, y, SWATCH, SWATCH, role.name().toLowerCase(Locale.ROOT));
      svg.text(x + SWATCH + 6, y + SWATCH - 2, "", "start", meaning(role));
      x += KEY;
    }
    svg.text(x, y + SWATCH - 2, "", "start", "† keeps data, but does not flush it");
  }

  private static String meaning(Store.Role role) {
    return switch (role) {
      case LIMIT -> "limits, which do less";
      case DURABLE -> "Durable";
      case PEER -> "peers";
    };
  }

  private static double width(double panel) {
    return 2 * (MARGIN + panel) + GAP;
  }
}
