package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DraftList;
import dev.durable.DraftMap;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.RecordShape;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import dev.durable.codegen.ValueReader;
import dev.durable.codegen.ValueWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draft collections in their session: nested ones, what counts as a change, other versions. */
class DraftCollectionsTest {

  private static final CollectionShape<?> LISTS =
      Shapes.map(TextShapes.STRING, Shapes.list(NumberShapes.INT));

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C items(Box box) {
    return (C) box.items();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C items(TestHeap.Session session) {
    return (C) session.items();
  }

  @Test
  void whatChangesNothingIsNoChange() {
    TestHeap heap = new TestHeap(Shapes.map(TextShapes.STRING, NumberShapes.INT));
    TestHeap.Session session = heap.start();
    Map<String, Integer> map = items(session);
    map.put("a", 1);
    session.commit();
    DraftCollection changes = (DraftCollection) map;
    assertFalse(changes.isChanged());
    map.remove("b");
    map.putIfAbsent("a", 2);
    assertFalse(map.keySet().retainAll(Set.of("a")));
    assertFalse(changes.isChanged());
    map.put("a", 2);
    assertTrue(changes.isChanged());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 5000})
  void anInnerCollectionIsTheSameObjectAndMarksTheOwner(int size) {
    TestHeap heap = new TestHeap(LISTS);
    TestHeap.Session session = heap.start();
    DraftMap<String, List<Integer>, DraftList<Integer, Integer>> map = items(session);
    List<Integer> given = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      given.add(i);
    }
    map.put("a", given);
    List<Integer> inner = Objects.requireNonNull(map.get("a"));
    assertNotSame(given, inner, "what is put in is copied");
    given.clear();
    assertEquals(size, inner.size());
    session.commit();
    assertSame(inner, map.get("a"));
    assertFalse(((DraftCollection) map).isChanged());
    map.edit("a").add(-1);
    assertTrue(((DraftCollection) map).isChanged());
    session.commit();
    inner.add(-2);
    session.commit();
    Map<String, List<Integer>> view = items(heap.root());
    List<Integer> stored = Objects.requireNonNull(view.get("a"));
    assertEquals(size + 2, stored.size());
    assertEquals(-2, stored.getLast());
    assertSame(inner, map.values().iterator().next());
    assertSame(inner, map.entrySet().iterator().next().getValue());
  }

  @Test
  void anInnerCollectionThatWasRemovedIsNoLongerPartOfTheOwner() {
    TestHeap heap = new TestHeap(LISTS);
    TestHeap.Session session = heap.start();
    Map<String, List<Integer>> map = items(session);
    map.put("a", List.of(1));
    map.put("b", List.of(2));
    session.commit();
    List<Integer> removed = Objects.requireNonNull(map.remove("a"));
    List<Integer> replaced = Objects.requireNonNull(map.put("b", List.of(3)));
    removed.add(7);
    replaced.add(7);
    session.commit();
    assertEquals(Map.of("b", List.of(3)), items(heap.root()));
    assertEquals(List.of(1, 7), removed);
    removed.add(8);
    assertEquals(List.of(1, 7, 8), removed);
    assertEquals(Map.of("b", List.of(3)), map);
  }

  @Test
  void innerCollectionsMoveWithTheirList() {
    CollectionShape<?> shape = Shapes.list(Shapes.list(NumberShapes.INT));
    TestHeap heap = new TestHeap(shape, TestHeap.TINY);
    TestHeap.Session session = heap.start();
    List<List<Integer>> list = items(session);
    for (int i = 0; i < 50; i++) {
      list.add(List.of(i));
    }
    session.commit();
    List<Integer> held = list.get(30);
    list.addFirst(List.of(-1));
    list.remove(10);
    assertSame(held, list.get(30));
    list.sort(Comparator.comparing((List<Integer> inner) -> inner.getFirst()).reversed());
    int at = list.indexOf(held);
    assertSame(held, list.get(at));
    session.commit();
    held.add(99);
    session.commit();
    List<List<Integer>> view = items(heap.root());
    assertEquals(List.of(30, 99), view.get(at));
    assertEquals(50, view.size());
    TreeChecks.check(shape, heap, TestHeap.TINY);
  }

  @Test
  void anIterationGoesOnOverACommit() {
    TestHeap heap = new TestHeap(Shapes.sortedSet(NumberShapes.INT), TestHeap.TINY);
    TestHeap.Session session = heap.start();
    Set<Integer> set = items(session);
    for (int i = 0; i < 40; i++) {
      set.add(i);
    }
    int expected = 0;
    for (int each : set) {
      assertEquals(expected++, each);
      session.changing(Objects.requireNonNull(session.root));
      session.commit();
    }
    assertEquals(40, expected);
  }

  @Test
  void anUnchangedCollectionFollowsItsOwnerToAnotherVersion() {
    TestHeap heap = new TestHeap(LISTS);
    TestHeap.Session first = heap.start();
    Map<String, List<Integer>> map = items(first);
    map.put("a", List.of(1));
    map.put("b", List.of(2));
    first.commit();
    List<Integer> inner = Objects.requireNonNull(map.get("b"));
    TestHeap.Session other = heap.open();
    Map<String, List<Integer>> others = items(other);
    others.remove("a");
    Objects.requireNonNull(others.get("b")).add(3);
    other.commit();
    assertEquals(Map.of("a", List.of(1), "b", List.of(2)), map);
    EntityDraft.rebase(Objects.requireNonNull(first.root), heap.root());
    assertEquals(Map.of("b", List.of(2, 3)), map);
    assertEquals(List.of(2, 3), inner);
    assertSame(inner, map.get("b"));
  }

  /** A value that refers to an entity. */
  private record Pair(Item item, int number) {}

  private static final class PairShape extends RecordShape<Pair> {

    PairShape() {
      super(Pair.class);
    }

    @Override
    protected Component[] components() {
      return new Component[] {
        component("item", Shapes.reference(Item.class)), component("number", NumberShapes.INT)
      };
    }

    @Override
    protected void encode(Pair value, ValueWriter out) {
      Shapes.reference(Item.class).write(value.item, out);
      out.writeInt(value.number);
    }

    @Override
    protected Pair decode(ValueReader in) {
      return new Pair(in.readReference(Item.class), in.readInt());
    }

    @Override
    public boolean hasReferences() {
      return true;
    }

    @Override
    public void visit(Pair value, dev.durable.codegen.EntitySerializer.Visitor visitor) {
      visitor.visit(value.item);
    }
  }

  @Test
  void keysThatHoldNewEntitiesAreToldApart() {
    CollectionShape<?> shape = Shapes.map(new PairShape(), NumberShapes.INT);
    TestHeap heap = new TestHeap(shape, TestHeap.TINY);
    TestHeap.Session session = heap.start();
    Map<Pair, Integer> map = items(session);
    Map<Integer, Pair> pairs = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      Pair pair = new Pair(new Item.Draft().number(i), i % 3);
      pairs.put(i, pair);
      map.put(pair, i);
    }
    assertEquals(30, map.size());
    pairs.forEach((i, pair) -> assertEquals(i, map.get(pair)));
    session.failToCommit();
    assertEquals(4, map.remove(pairs.remove(4)));
    session.commit();
    TreeChecks.check(shape, heap, TestHeap.TINY);
    assertEquals(29, map.size());
    pairs.forEach((i, pair) -> assertEquals(i, map.get(pair)));
    map.put(new Pair(new Item.Draft().number(77), 0), 77);
    pairs.forEach((i, pair) -> assertEquals(i, map.get(pair)));
    session.commit();
    Map<Pair, Integer> view = items(heap.root());
    assertEquals(30, view.size());
    view.forEach((pair, i) -> assertEquals(i, pair.item().number()));
  }
}
