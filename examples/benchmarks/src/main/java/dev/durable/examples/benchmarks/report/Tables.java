package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Markdown: the goals with the ratios that were measured, then each work with all systems. */
public final class Tables {

  private static final String DURABLE = "durable";

  private final Results results;
  private final Series series;
  private final StringBuilder text = new StringBuilder();

  public Tables(Results results) {
    this.results = results;
    this.series = new Series(results.samples());
  }

  /** The whole page. */
  public String markdown() {
    text.setLength(0);
    head();
    for (int customers : series.sizes()) {
      paragraph(
          String.format(
              Locale.ROOT,
              "## %,d customers, %,d objects",
              customers,
              (long) customers * Dataset.OBJECTS_PER_CUSTOMER));
      goals(customers);
      for (Work work : Work.values()) {
        work(work, customers);
      }
    }
    return text.toString();
  }

  private void head() {
    Machine machine = results.machine();
    paragraph("# Results of the " + results.set() + " set, " + results.started());
    paragraph(
        String.format(
            Locale.ROOT,
            "%s (%s), %d processors, %.0f GB, JDK %s, load %.1f before the start, seed %d.%s",
            machine.os(),
            machine.architecture(),
            machine.processors(),
            machine.memoryBytes() / 1e9,
            machine.jdk(),
            machine.load(),
            results.seed(),
            results.note().isEmpty() ? "" : " " + results.note() + "."));
    paragraph(
        "Each figure is the median over the rounds (least to most); each ratio the median of the"
            + " ratios within the rounds.");
  }

  private void goals(int customers) {
    List<String> rows = new ArrayList<>();
    for (Goal goal : Goal.ALL) {
      Optional<Spread> ratio = series.ratio(goal.work(), goal.system(), goal.other(), customers);
      ratio.ifPresent(spread -> rows.add(row(goal, spread, customers)));
    }
    if (!rows.isEmpty()) {
      text.append("| work | Durable | compared with | ratio | goal | reached |\n")
          .append("|---|--:|--:|--:|--:|---|\n");
      rows.forEach(row -> text.append(row).append('\n'));
      text.append('\n');
    }
  }

  private String row(Goal goal, Spread ratio, int customers) {
    Work work = goal.work();
    return String.format(
        Locale.ROOT,
        "| %s %s | %s | %s, %s | %s | %s %s | %s |",
        work.letter(),
        work.title(),
        series.main(work, goal.system(), customers).map(it -> value(it.median())).orElse(""),
        Stores.named(goal.other()).title(),
        series.main(work, goal.other(), customers).map(it -> value(it.median())).orElse(""),
        spread(ratio),
        work.moreIsBetter() ? "≥" : "≤",
        value(goal.factor()),
        goal.reachedBy(ratio.median()) ? "yes" : "**no**");
  }

  private void work(Work work, int customers) {
    List<String> rows = new ArrayList<>();
    List<String> others = new ArrayList<>(series.figures(work));
    others.remove(Figures.MAIN);
    for (String system : Stores.NAMES) {
      series
          .main(work, system, customers)
          .ifPresent(main -> rows.add(row(work, system, customers, main, others)));
    }
    if (rows.isEmpty()) {
      return;
    }
    paragraph("### " + work.letter() + ": " + work.title());
    StringBuilder head = new StringBuilder("| system | survives | ").append(work.unit());
    StringBuilder rule = new StringBuilder("|---|---|--:|--:|");
    head.append(" | Durable is |");
    for (String other : others) {
      head.append(' ').append(other).append(" |");
      rule.append("--:|");
    }
    text.append(head).append('\n').append(rule).append('\n');
    rows.forEach(row -> text.append(row).append('\n'));
    text.append('\n');
  }

  private String row(Work work, String system, int customers, Spread main, List<String> others) {
    Store store = Stores.named(system);
    StringBuilder row = new StringBuilder();
    row.append("| ").append(store.title()).append(" | ").append(store.survives()).append(" | ");
    row.append(spread(main)).append(" | ");
    if (!system.equals(DURABLE)) {
      row.append(
          series
              .ratio(work, DURABLE, system, customers)
              .map(it -> value(it.median()) + " ×")
              .orElse(""));
    }
    row.append(" |");
    for (String other : others) {
      row.append(' ')
          .append(
              series
                  .figure(work, system, customers, other)
                  .map(it -> value(it.median()))
                  .orElse(""))
          .append(" |");
    }
    return row.toString();
  }

  private static String spread(Spread spread) {
    return value(spread.median())
        + " ("
        + value(spread.least())
        + " to "
        + value(spread.most())
        + ")";
  }

  /** Three digits, and thousands apart. */
  static String value(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size < 1_000) {
      int digits = Math.clamp(2 - (long) Math.floor(Math.log10(size)), 0, 4);
      return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
    double unit = Math.pow(10, Math.floor(Math.log10(size)) - 2);
    return String.format(Locale.ROOT, "%,.0f", Math.rint(value / unit) * unit);
  }

  private void paragraph(String paragraph) {
    text.append(paragraph).append("\n\n");
  }
}
