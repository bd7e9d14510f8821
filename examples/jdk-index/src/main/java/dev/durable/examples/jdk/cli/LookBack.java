package dev.durable.examples.jdk.cli;

import dev.durable.Snapshot;
import dev.durable.examples.jdk.ask.Census;
import dev.durable.examples.jdk.ask.Comparison;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.Jdk;
import java.util.List;

/** Lays two versions of one heap beside each other. */
final class LookBack {

  private static final int SHOWN = 10;

  private final Output out;

  LookBack(Output out) {
    this.out = out;
  }

  /** Says which classes came and went from the older to the newer. */
  void run(Snapshot<Jdk> older, Snapshot<Jdk> newer) {
    long start = System.nanoTime();
    Comparison comparison = Comparison.between(older.root(), newer.root());
    out.line(
        "From version %d to version %d, by name  [%s]",
        older.version(), newer.version(), Output.since(start));
    out.line(
        "  version %d is %s: %s", older.version(), older.root().release(), Census.of(older.root()));
    out.line(
        "  version %d is %s: %s", newer.version(), newer.root().release(), Census.of(newer.root()));
    show("came", comparison.came());
    show("went", comparison.went());
  }

  private void show(String word, List<DeclaredType> types) {
    List<DeclaredType> visible = Comparison.visible(types);
    out.line(
        "  %,d classes %s, %,d of them public and exported%s",
        types.size(), word, visible.size(), visible.isEmpty() ? "" : ":");
    visible.stream().limit(SHOWN).forEach(type -> out.line("    " + type.declaration()));
    if (visible.size() > SHOWN) {
      out.line("    and %,d more", visible.size() - SHOWN);
    }
  }
}
