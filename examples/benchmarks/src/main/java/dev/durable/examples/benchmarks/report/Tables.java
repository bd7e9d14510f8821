package dev.durable.examples.benchmarks.report;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.work.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
      goal.measured(series, customers)
          .ifPresent(measured -> rows.add(row(goal, measured, customers)));
    }
    if (!rows.isEmpty()) {
      text.append("| work | Durable | beside | goal | measured | reached |\n")
          .append("|---|--:|---|---|--:|---|\n");
      rows.forEach(row -> text.append(row).append('\n'));
      text.append('\n');
    }
  }

  private String row(Goal goal, Spread measured, int customers) {
    Work work = goal.work();
    String other = goal.other();
    return cells(
        work.letter() + " " + work.title(),
        main(work, goal.system(), customers),
        other == null ? "" : Stores.named(other).title() + ": " + main(work, other, customers),
        (goal.atLeast() ? "≥ " : "≤ ")
            + Numbers.exact(goal.bound())
            + " "
            + (other == null ? unit(work, goal.figure()) : "×"),
        spread(measured),
        goal.reachedBy(measured.median()) ? "yes" : "**no**");
  }

  private static String unit(Work work, String figure) {
    return figure.equals(Figures.MAIN) ? work.unit() : figure;
  }

  private String main(Work work, String system, int customers) {
    return series
        .main(work, system, customers)
        .map(main -> Numbers.exact(main.median()) + " " + work.unit())
        .orElse("");
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
    List<String> head = new ArrayList<>(List.of("system", "survives", work.unit(), "Durable is"));
    head.addAll(others);
    text.append(cells(head.toArray(String[]::new))).append('\n');
    text.append("|---|---|").append("--:|".repeat(2 + others.size())).append('\n');
    rows.forEach(row -> text.append(row).append('\n'));
    text.append('\n');
  }

  private String row(Work work, String system, int customers, Spread main, List<String> others) {
    Store store = Stores.named(system);
    List<String> cells = new ArrayList<>();
    cells.add(store.title());
    cells.add(store.survives().toString());
    cells.add(spread(main));
    cells.add(
        system.equals(DURABLE)
            ? ""
            : series
                .ratio(work, DURABLE, system, customers)
                .map(it -> Numbers.exact(it.median()) + " ×")
                .orElse(""));
    for (String other : others) {
      cells.add(
          series
              .figure(work, system, customers, other)
              .map(it -> Numbers.exact(it.median()))
              .orElse(""));
    }
    return cells(cells.toArray(String[]::new));
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String spread(Spread spread) {
    return spread.count() == 1
        ? Numbers.exact(spread.median())
        : Numbers.exact(spread.median())
            + " ("
            + Numbers.exact(spread.least())
            + " to "
            + Numbers.exact(spread.most())
            + ")";
  }

  private void paragraph(String paragraph) {
    text.append(paragraph).append("\n\n");
  }
}
