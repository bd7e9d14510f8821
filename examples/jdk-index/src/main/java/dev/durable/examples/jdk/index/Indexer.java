package dev.durable.examples.jdk.index;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.Release;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.JdkHome;
import dev.durable.examples.jdk.read.ModuleFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import java.util.Optional;

/** Commits a JDK over whatever the heap holds; only what differs is written. */
public final class Indexer {

  /** The tag of a commit that indexed a JDK; its value is the JDK's version. */
  public static final String TAG = "jdk";

  private Indexer() {}

  /** The newest version of this heap that is exactly that JDK, if it was ever indexed. */
  public static Optional<Long> versionOf(DurableHeap<Jdk, JdkDraft> heap, JdkHome home) {
    return heap.history()
        .filter(commit -> home.version().equals(commit.tags().get(TAG)))
        .map(commit -> commit.version())
        .findFirst();
  }

  /** Makes the heap's next version be that JDK. */
  public static Snapshot<Jdk> index(DurableHeap<Jdk, JdkDraft> heap, JdkFacts facts) {
    try (Draft<Jdk, JdkDraft> draft = heap.draft()) {
      build(draft, facts);
      return draft.tag(TAG, facts.home().version()).commit("Index " + facts.home());
    }
  }

  private static void build(Draft<Jdk, JdkDraft> draft, JdkFacts facts) {
    Jdk old = draft.base().root();
    JdkDraft root = draft.root();
    root.release(new Release(facts.home().version(), facts.home().vendor()));

    Linker linker = new Linker();
    new Skeleton(draft, linker).build(facts);
    Signatures.keepPrimitives(old, linker);
    OldFacts oldFacts = new OldFacts(old, linker);
    new Signatures(root, old, linker, oldFacts).build(facts);

    Declarations declarations = new Declarations(draft, linker, oldFacts);
    for (TypeFacts type : facts.types()) {
      declarations.build(type);
    }
    Directives directives = new Directives(draft, linker, oldFacts);
    for (ModuleFacts module : facts.modules()) {
      directives.build(module);
    }
  }
}
