package dev.durable.examples.jdk.cli;

import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import dev.durable.examples.jdk.index.Indexer;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.read.ImageReader;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.JdkHome;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The first step: a commit for each JDK that the heap does not have yet. */
final class Import {

  private final DurableHeap<Jdk, JdkDraft> heap;
  private final Output out;

  Import(DurableHeap<Jdk, JdkDraft> heap, Output out) {
    this.heap = heap;
    this.out = out;
  }

  /** Reads and commits it, unless some version is it already. */
  void run(JdkHome home, Set<String> modules) throws IOException {
    out.line("%s in %s", home, home.folder());
    Optional<Long> known = Indexer.versionOf(heap, home);
    if (known.isPresent()) {
      out.line("  is in the heap already, as version %d", known.get());
      return;
    }
    long start = System.nanoTime();
    JdkFacts facts =
        new ImageReader(home, (count, all) -> out.progress("reading class", count, all))
            .read(modules);
    out.line(
        "  read %,d class files with %,d members in %s",
        facts.types().size(), facts.size() - facts.types().size(), Output.since(start));
    if (facts.leftOut() > 0) {
      out.line("  left out %,d references to classes that are not in it", facts.leftOut());
    }

    start = System.nanoTime();
    out.progress("comparing and committing");
    Snapshot<Jdk> snapshot = Indexer.index(heap, facts);
    out.line(
        "  committed as version %d in %s: %s",
        snapshot.version(), Output.since(start), Output.size(snapshot.commit().bytes()));
  }
}
