package dev.durable.examples.jdk.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.DurableHeap;
import dev.durable.Timeline;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.TypeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However JDKs follow one another, each version of the heap says what was indexed, and no more. */
final class IndexerModelTest {

  private static final int VERSIONS = 6;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyVersionSaysItsFacts(long seed) {
    Path file = folder.resolve("jdk.dheap");
    RandomFacts random = new RandomFacts(seed);
    List<JdkFacts> indexed = new ArrayList<>();
    for (int i = 0; i < VERSIONS; i++) {
      try (var heap = DurableHeap.open(file, JdkDraft.TYPE)) {
        indexed.add(random.next());
        Indexer.index(heap, indexed.getLast());
        checkAll(indexed, heap);
      }
    }
    try (var heap = DurableHeap.openReadOnly(file, JdkDraft.TYPE)) {
      checkAll(indexed, heap);
    }
  }

  private static void checkAll(List<JdkFacts> indexed, Timeline<Jdk> heap) {
    for (int i = 0; i < indexed.size(); i++) {
      check(indexed.get(i), heap.at(i + 1).root());
    }
  }

  private static void check(JdkFacts facts, Jdk jdk) {
    Linker linker = new Linker();
    Signatures.keepPrimitives(jdk, linker);
    jdk.types().forEach(type -> linker.addDeclared(type.binaryName(), type));
    OldFacts said = new OldFacts(jdk, linker);
    assertEquals(
        facts.types(),
        jdk.types().map(said::of).sorted(Comparator.comparing(TypeFacts::name)).toList());
    assertEquals(facts.modules(), jdk.modules().values().stream().map(said::of).toList());
    assertEquals(arrays(Signatures.mentioned(facts)), new TreeSet<>(jdk.arrays().keySet()));
  }

  private static Set<String> arrays(Set<String> mentioned) {
    Set<String> arrays = new TreeSet<>(mentioned);
    arrays.removeIf(descriptor -> descriptor.charAt(0) != '[');
    return arrays;
  }
}
