package dev.durable.examples.jdk.cli;

import dev.durable.CommitInfo;
import dev.durable.DurableHeap;
import dev.durable.examples.jdk.index.Indexer;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.read.JdkHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** All steps, one after the other. */
final class Tour {

  private static final String FIRST_QUESTION = "java.util.ArrayList";

  private final Path file;
  private final Output out;

  Tour(Path file, Output out) {
    this.file = file.toAbsolutePath();
    this.out = out;
  }

  void run(List<JdkHome> homes, Set<String> modules) throws IOException {
    out.line("The heap is %s", file);
    makeFolder();
    try (var heap = DurableHeap.open(file, JdkDraft.TYPE)) {
      for (JdkHome home : homes) {
        new Import(heap, out).run(home, modules);
      }
    }
    out.line("Closed: the file has %s", Output.size(Files.size(file)));

    long start = System.nanoTime();
    try (var heap = DurableHeap.open(file, JdkDraft.TYPE)) {
      String answer = firstAnswer(heap.snapshot().root());
      out.line("Opened again, with the first answer after %s:", Output.since(start));
      out.line("  %s", answer);
      new Interview(heap.snapshot().root(), out).run();
      out.line("One field of one class, edited in a draft");
      new Annotation(heap, out).run();
      lookBack(heap, homes);
      history(heap);
    }
    out.line("Closed: the file has %s", Output.size(Files.size(file)));
  }

  private void makeFolder() throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new IOException("Cannot make the folder " + folder + " for the heap.", e);
      }
    }
  }

  private static String firstAnswer(Jdk jdk) {
    var type = jdk.type(FIRST_QUESTION);
    return type == null ? "no " + FIRST_QUESTION : type.declaration();
  }

  private void lookBack(DurableHeap<Jdk, JdkDraft> heap, List<JdkHome> homes) {
    long older = Indexer.versionOf(heap, homes.getFirst()).orElseThrow();
    long newer = Indexer.versionOf(heap, homes.getLast()).orElseThrow();
    if (older != newer) {
      new LookBack(out).run(heap.at(older), heap.at(newer));
    }
  }

  private void history(DurableHeap<Jdk, JdkDraft> heap) {
    out.line("All versions, newest first");
    for (CommitInfo commit : heap.history().toList()) {
      out.line(
          "  %d  %s  %s  %s",
          commit.version(),
          commit.time().truncatedTo(ChronoUnit.SECONDS),
          Output.size(commit.bytes()),
          commit.message());
    }
  }
}
