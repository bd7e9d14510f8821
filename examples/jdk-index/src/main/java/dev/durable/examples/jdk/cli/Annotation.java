package dev.durable.examples.jdk.cli;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import org.jspecify.annotations.Nullable;

/** Edits one field of one class in a draft, commits it, and reads both versions. */
final class Annotation {

  private static final String CLASS = "java.lang.String";

  private final DurableHeap<Jdk, JdkDraft> heap;
  private final Output out;

  Annotation(DurableHeap<Jdk, JdkDraft> heap, Output out) {
    this.heap = heap;
    this.out = out;
  }

  void run() {
    Snapshot<Jdk> before = heap.snapshot();
    DeclaredType old = before.root().type(CLASS);
    if (old == null) {
      throw new IllegalStateException(
          "There is no " + CLASS + " in version " + before.version() + ".");
    }
    long start = System.nanoTime();
    Snapshot<Jdk> after;
    try (Draft<Jdk, JdkDraft> draft = heap.draft()) {
      draft
          .edit(DeclaredTypeDraft.TYPE, old)
          .note(
              "Seen after version "
                  + before.version()
                  + ": immutable, like all that was committed.");
      after = draft.commit("Note on " + CLASS);
    }
    out.line(
        "  committed as version %d in %s: the file grew by %s",
        after.version(), Output.since(start), Output.size(after.commit().bytes()));
    out.line("  version %d says: %s", after.version(), note(after, old));
    out.line("  version %d says: %s", before.version(), note(before, old));
  }

  private static @Nullable String note(Snapshot<Jdk> snapshot, DeclaredType type) {
    DeclaredType found = snapshot.find(DeclaredTypeDraft.TYPE, type);
    return found == null ? null : found.note();
  }
}
