package dev.durable.examples.jdk.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.Durables;
import dev.durable.Snapshot;
import dev.durable.examples.jdk.model.AnnotationType;
import dev.durable.examples.jdk.model.ArrayType;
import dev.durable.examples.jdk.model.DeclaredType;
import dev.durable.examples.jdk.model.DeclaredTypeDraft;
import dev.durable.examples.jdk.model.EnumType;
import dev.durable.examples.jdk.model.Jdk;
import dev.durable.examples.jdk.model.JdkDraft;
import dev.durable.examples.jdk.model.JdkModule;
import dev.durable.examples.jdk.model.Method;
import dev.durable.examples.jdk.model.RecordType;
import dev.durable.examples.jdk.read.JdkFacts;
import dev.durable.examples.jdk.read.TypeHead.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JDK committed over another: what is the same stays, and only what differs is written. */
final class IndexerTest {

  @TempDir Path folder;
  private DurableHeap<Jdk, JdkDraft> heap;

  @BeforeEach
  void open() {
    heap = DurableHeap.open(folder.resolve("jdk.dheap"), JdkDraft.TYPE);
  }

  @AfterEach
  void close() {
    heap.close();
  }

  private static FactsBuilder base(String version) {
    return new FactsBuilder(version)
        .type(Kind.CLASS, "a.Top")
        .field("next", "La.Top;")
        .method(1, "all", "[[La.Top;", "I", "La.Face;")
        .end()
        .type(Kind.INTERFACE, "a.Face")
        .method(1025, "face", "V")
        .end()
        .type(Kind.RECORD, "b.Pair")
        .superclass("a.Top")
        .implementing("a.Face")
        .field("left", "La.Top;")
        .field("right", "[I")
        .end()
        .type(Kind.ANNOTATION, "b.Mark")
        .end();
  }

  @Test
  void namesBecomeReferences() {
    Jdk jdk = Indexer.index(heap, base("1").facts()).root();

    DeclaredType top = type(jdk, "a.Top");
    assertEquals(top, top.fields().getFirst().type());
    assertEquals(top, top.fields().getFirst().owner());
    Method all = top.methods().getFirst();
    assertEquals("public a.Top[][] all(int, a.Face)", all.declaration());
    RecordType pair = assertInstanceOf(RecordType.class, type(jdk, "b.Pair"));
    assertEquals(pair.fields(), pair.components());
    assertEquals(
        "public record b.Pair(a.Top left, int[] right) implements a.Face", pair.declaration());
    assertEquals(
        AnnotationType.Retention.RUNTIME,
        assertInstanceOf(AnnotationType.class, type(jdk, "b.Mark")).retention());
    JdkModule module = jdk.modules().get("m");
    assertNotNull(module);
    assertEquals(Set.copyOf(jdk.packages().values()), Set.copyOf(module.exports()));
    assertEquals(4, jdk.typeCount());
  }

  @Test
  void sameFactsLeaveEveryEntityUntouched() {
    Snapshot<Jdk> first = Indexer.index(heap, base("1").facts());
    Snapshot<Jdk> second = Indexer.index(heap, base("1").facts());
    second
        .root()
        .types()
        .forEach(
            type ->
                assertEquals(
                    1,
                    heap.history(DeclaredTypeDraft.TYPE, type).count(),
                    () -> "versions of " + type.binaryName()));
    assertTrue(
        second.commit().bytes() < 1_500,
        () -> second.commit().bytes() + " bytes after " + first.commit().bytes());
  }

  @Test
  void changedMemberIsWrittenAndItsClassIsNot() {
    Indexer.index(heap, base("1").facts());
    JdkFacts changed =
        new FactsBuilder("2")
            .type(Kind.CLASS, "a.Top")
            .field("next", "La.Top;")
            .method(9, "all", "[[La.Top;", "I", "La.Face;")
            .end()
            .type(Kind.INTERFACE, "a.Face")
            .method(1025, "face", "V")
            .end()
            .facts();
    Jdk jdk = Indexer.index(heap, changed).root();
    DeclaredType top = type(jdk, "a.Top");
    assertTrue(top.methods().getFirst().isStatic());
    assertEquals(1, heap.history(DeclaredTypeDraft.TYPE, top).count());
  }

  @Test
  void addedAndRemovedMembersKeepTheOthers() {
    Jdk before = Indexer.index(heap, base("1").facts()).root();
    JdkFacts changed =
        new FactsBuilder("2")
            .type(Kind.CLASS, "a.Top")
            .method(1, "fresh", "V")
            .method(1, "all", "[[La.Top;", "I", "La.Face;")
            .end()
            .type(Kind.INTERFACE, "a.Face")
            .end()
            .facts();
    Jdk after = Indexer.index(heap, changed).root();
    assertEquals(List.of(), type(after, "a.Top").fields());
    assertEquals(
        List.of("fresh", "all"),
        type(after, "a.Top").methods().stream().map(Method::name).toList());
    assertEquals(
        type(before, "a.Top").methods().getFirst(), type(after, "a.Top").methods().getLast());
    assertEquals(List.of(), type(after, "a.Face").methods());
  }

  @Test
  void goneClassesAreUnlinkedAndStayReadableInTheOldVersion() {
    Snapshot<Jdk> before = Indexer.index(heap, base("1").facts());
    JdkFacts changed = new FactsBuilder("2").type(Kind.INTERFACE, "a.Face").end().facts();
    Snapshot<Jdk> after = Indexer.index(heap, changed);
    assertEquals(Set.of("a"), after.root().packages().keySet());
    assertNull(after.root().type("a.Top"));
    assertEquals(Set.of(), after.root().arrays().keySet());
    assertEquals("a.Top[][]", arrayName(heap.at(before.version()).root()));
  }

  private static String arrayName(Jdk jdk) {
    return type(jdk, "a.Top").methods().getFirst().result().label();
  }

  /** A class that becomes an enum is another entity: whoever named the class must name the enum. */
  @Test
  void changedKindLeadsAllReferencesToTheNewClass() {
    Jdk before = Indexer.index(heap, base("1").facts()).root();
    JdkFacts changed =
        new FactsBuilder("2")
            .type(Kind.ENUM, "a.Top")
            .field("next", "La.Top;")
            .method(1, "all", "[[La.Top;", "I", "La.Face;")
            .end()
            .type(Kind.INTERFACE, "a.Face")
            .method(1025, "face", "V")
            .end()
            .type(Kind.RECORD, "b.Pair")
            .superclass("a.Top")
            .implementing("a.Face")
            .field("left", "La.Top;")
            .field("right", "[I")
            .end()
            .facts();
    Jdk after = Indexer.index(heap, changed).root();
    DeclaredType top = assertInstanceOf(EnumType.class, type(after, "a.Top"));
    assertNotEquals(type(before, "a.Top"), top);
    RecordType pair = assertInstanceOf(RecordType.class, type(after, "b.Pair"));
    assertEquals(type(before, "b.Pair"), pair);
    assertEquals(top, pair.superclass());
    assertEquals(top, pair.components().getFirst().type());
    assertEquals(pair.fields(), pair.components());
    assertEquals("a.Top[][]", arrayName(after));
    ArrayType array = after.arrays().get("[La.Top;");
    assertNotNull(array);
    assertEquals(top, array.component());
    assertEquals(type(before, "a.Face"), type(after, "a.Face"));
  }

  @Test
  void whatIsIndexedIsFoundByItsVersion() {
    JdkFacts first = base("1").facts();
    JdkFacts second = base("2").facts();
    assertEquals(Optional.empty(), Indexer.versionOf(heap, first.home()));
    long version = Indexer.index(heap, first).version();
    long next = Indexer.index(heap, second).version();
    assertEquals(Optional.of(version), Indexer.versionOf(heap, first.home()));
    assertEquals(Optional.of(next), Indexer.versionOf(heap, second.home()));
    assertTrue(
        Durables.sameState(
            type(heap.at(version).root(), "a.Top"), type(heap.at(next).root(), "a.Top")));
  }

  private static DeclaredType type(Jdk jdk, String name) {
    DeclaredType type = jdk.type(name);
    assertNotNull(type, name);
    return type;
  }
}
