package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DraftList;
import dev.durable.DraftMap;
import dev.durable.DraftSet;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import dev.durable.error.DraftClosedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities as elements, keys and values: what goes in, what comes out, and when they get ids. */
class EntitiesInCollectionsTest {

  private static final CollectionShape<List<Item>> LIST = Shapes.list(Shapes.reference(Item.class));
  private static final CollectionShape<Set<Item>> SET = Shapes.set(Shapes.reference(Item.class));
  private static final CollectionShape<Map<String, Item>> MAP =
      Shapes.map(TextShapes.STRING, Shapes.reference(Item.class));

  private static Item.Draft item(int number) {
    return new Item.Draft().number(number);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C items(TestHeap.Session session) {
    return (C) session.items();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C items(TestHeap heap) {
    return (C) heap.root().items();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 127, 128, 129, 1000})
  void elementsAreTheSessionsDraftsAndInSnapshotsViews(int size) {
    TestHeap heap = new TestHeap(LIST);
    TestHeap.Session session = heap.start();
    DraftList<Item, Item.Draft> list = items(session);
    List<Item.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      drafts.add(item(i));
      list.add(drafts.get(i));
    }
    assertEquals(drafts, list);
    session.commit();
    assertEquals(drafts, list, "instances stay over a commit that goes on");
    List<Item> views = items(heap);
    assertEquals(size, views.size());
    for (int i = 0; i < size; i++) {
      assertEquals(i, views.get(i).number());
      assertTrue(views.get(i) instanceof Item.View);
      assertEquals(i, views.indexOf(views.get(i)));
      assertSame(drafts.get(i), list.edit(i));
      assertEquals(i, list.indexOf(views.get(i)), "a view stands for the session's draft");
      assertTrue(list.contains(views.get(i)));
    }
    list.edit(size - 1).number(-1);
    session.commit();
    List<Item> later = items(heap);
    assertEquals(-1, later.get(size - 1).number());
    assertEquals(size - 1, views.get(size - 1).number(), "an old snapshot stays as it was");
    assertTrue(list.remove(views.get(0)));
    assertEquals(size - 1, list.size());
  }

  @Test
  void aViewThatIsPutInBecomesTheSessionsDraft() {
    TestHeap heap = new TestHeap(LIST);
    TestHeap.Session session = heap.start();
    DraftList<Item, Item.Draft> list = items(session);
    list.add(item(1));
    session.commit();
    List<Item> views = items(heap);
    list.add(views.get(0));
    assertSame(list.edit(0), list.edit(1));
    assertSame(list.drafts().get(1), list.get(1));
    session.commit();
    List<Item> later = items(heap);
    assertEquals(later.get(0), later.get(1));
  }

  @Test
  void entitiesOfAnotherHeapAreRefusedAndNeverFound() {
    TestHeap other = new TestHeap(LIST);
    TestHeap.Session elsewhere = other.start();
    DraftList<Item, Item.Draft> foreign = items(elsewhere);
    foreign.add(item(1));
    elsewhere.commit();
    List<Item> foreignViews = items(other);
    TestHeap heap = new TestHeap(LIST);
    TestHeap.Session session = heap.start();
    DraftList<Item, Item.Draft> list = items(session);
    list.add(item(1));
    session.commit();
    assertThrows(IllegalArgumentException.class, () -> list.add(foreignViews.get(0)));
    assertFalse(list.contains(foreignViews.get(0)));
    assertFalse(heapList(heap).contains(foreignViews.get(0)));
  }

  private static List<Item> heapList(TestHeap heap) {
    return items(heap);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 127, 128, 500, 3000})
  void freshElementsOfASetStandBehindThoseWithIdsInTheOrderInWhichTheyCame(int size) {
    TestHeap heap = new TestHeap(SET);
    TestHeap.Session session = heap.start();
    DraftSet<Item, Item.Draft> set = items(session);
    List<Item.Draft> old = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      old.add(item(i));
    }
    set.addAll(old);
    session.commit();
    List<Item.Draft> fresh = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fresh.add(item(1000 + i));
      assertTrue(set.add(fresh.get(i)));
      assertFalse(set.add(fresh.get(i)));
    }
    List<Item> expected = new ArrayList<>(old);
    expected.addAll(fresh);
    assertEquals(expected, new ArrayList<>(set));
    assertTrue(set.contains(fresh.get(7)));
    assertTrue(set.remove(fresh.get(7)));
    expected.remove(fresh.get(7));
    assertEquals(expected, new ArrayList<>(set));
    if (size > 1) {
      assertTrue(set.remove(old.get(1)));
      expected.remove(old.get(1));
    }
    session.commit();
    assertEquals(expected, new ArrayList<>(set));
    for (Item each : expected) {
      assertTrue(set.contains(each));
    }
    TreeChecks.check(SET, heap, Limits.STANDARD);
  }

  @Test
  void freshElementsThatGetTheirIdsInAnotherOrderAreSortedAtTheCommit() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    TestHeap heap = new TestHeap(SET, TestHeap.TINY);
    TestHeap.Session session = heap.start();
    DraftSet<Item, Item.Draft> set = items(session);
    List<Item.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      drafts.add(item(i));
    }
    List<Item.Draft> shuffled = new ArrayList<>(drafts);
    Collections.shuffle(shuffled, random);
    set.addAll(shuffled);
    session.reachedFirst.addAll(drafts);
    assertEquals(shuffled, new ArrayList<>(set), "the order does not change under the user");
    session.commit();
    TreeChecks.check(SET, heap, TestHeap.TINY);
    assertEquals(drafts, new ArrayList<>(set));
    assertEquals(100, heapSet(heap).size());
  }

  private static Set<Item> heapSet(TestHeap heap) {
    return items(heap);
  }

  @Test
  void aFailedCommitLeavesFreshElementsWhereTheyWere() {
    TestHeap heap = new TestHeap(SET);
    TestHeap.Session session = heap.start();
    DraftSet<Item, Item.Draft> set = items(session);
    List<Item.Draft> fresh = List.of(item(3), item(1), item(2));
    set.addAll(fresh);
    session.failToCommit();
    assertEquals(fresh, new ArrayList<>(set));
    assertTrue(set.contains(fresh.get(1)));
    Item.Draft more = item(4);
    set.add(more);
    assertTrue(set.remove(fresh.get(0)));
    session.commit();
    assertEquals(List.of(fresh.get(1), fresh.get(2), more), new ArrayList<>(set));
    assertEquals(3, heapSet(heap).size());
  }

  @Test
  void aNewOwnerHoldsViewsAsDraftsThatOnlyRead() {
    TestHeap heap = new TestHeap(LIST);
    TestHeap.Session session = heap.start();
    DraftList<Item, Item.Draft> list = items(session);
    list.add(item(5));
    session.commit();
    List<Item> views = items(heap);
    Box.Draft free = new Box.Draft(heap.boxes);
    @SuppressWarnings("unchecked") // the shape says so
    DraftList<Item, Item.Draft> fresh = (DraftList<Item, Item.Draft>) free.items();
    fresh.add(views.get(0));
    assertEquals(5, fresh.edit(0).number());
    assertThrows(IllegalStateException.class, () -> fresh.edit(0).number(6));
    assertTrue(fresh.contains(views.get(0)));
  }

  @Test
  void mapsOfEntitiesAreEditedByKey() {
    TestHeap heap = new TestHeap(MAP);
    TestHeap.Session session = heap.start();
    DraftMap<String, Item, Item.Draft> map = items(session);
    map.put("a", item(1));
    Item.Draft made = map.edit("b", () -> item(2));
    assertSame(made, map.edit("b"));
    assertSame(made, map.computeIfAbsent("b", k -> item(3)));
    session.commit();
    assertSame(made, map.edit("b"));
    map.edit("a").number(9);
    session.commit();
    Map<String, Item> view = items(heap);
    assertEquals(9, Objects.requireNonNull(view.get("a")).number());
    NoSuchElementException missing =
        assertThrows(NoSuchElementException.class, () -> map.edit("zzz"));
    assertEquals("Box.items has no entry for zzz.", missing.getMessage());
    assertEquals(List.of(made, map.edit("a"), made), map.editAll(List.of("b", "a", "b")));
    assertEquals(
        missing.getMessage(),
        assertThrows(NoSuchElementException.class, () -> map.editAll(List.of("a", "zzz")))
            .getMessage());
    assertTrue(map.containsValue(view.get("a")), "a view stands for the session's draft");
    assertNull(map.get("c"));
    assertNotNull(map.drafts().get("a"));
  }

  @Test
  void aClosedSessionRefusesEveryChange() {
    TestHeap heap = new TestHeap(MAP);
    TestHeap.Session session = heap.start();
    DraftMap<String, Item, Item.Draft> map = items(session);
    map.put("a", item(1));
    session.commit();
    session.closed = true;
    assertThrows(DraftClosedException.class, () -> map.put("b", item(2)));
    assertThrows(DraftClosedException.class, () -> map.remove("a"));
    assertThrows(DraftClosedException.class, map::clear);
    assertThrows(DraftClosedException.class, () -> map.values().removeIf(value -> true));
    assertEquals(1, map.size());
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // raw use is what is tested
  void wrongTypesAndNullsAreRefusedWhenTheyArePutIn() {
    TestHeap heap = new TestHeap(LIST);
    List list = (List) heap.start().items();
    assertThrows(ClassCastException.class, () -> list.add("text"));
    assertThrows(ClassCastException.class, () -> list.add(new Box.Draft(heap.boxes)));
    NullPointerException missing = assertThrows(NullPointerException.class, () -> list.add(null));
    assertEquals(
        "An element of Box.items must not be null; declare its type @Nullable to allow that.",
        missing.getMessage());
    TestHeap numbers = new TestHeap(Shapes.map(TextShapes.STRING, NumberShapes.INT));
    Map map = (Map) numbers.start().items();
    assertThrows(ClassCastException.class, () -> map.put(1, 1));
    assertThrows(ClassCastException.class, () -> map.put("a", 1L));
    assertThrows(NullPointerException.class, () -> map.put(null, 1));
    assertThrows(NullPointerException.class, () -> map.put("a", null));
    assertFalse(map.containsKey(1L));
    assertTrue(map.isEmpty());
  }

  @Test
  void aCollectionThatIsEmptyAgainIsNothingInTheRecord() {
    TestHeap heap = new TestHeap(LIST);
    TestHeap.Session session = heap.start();
    DraftList<Item, Item.Draft> list = items(session);
    for (int i = 0; i < 1000; i++) {
      list.add(item(i));
    }
    session.commit();
    list.clear();
    assertTrue(((DraftCollection) list).isChanged());
    session.commit();
    assertFalse(((DraftCollection) list).isChanged());
    assertTrue(heapList(heap).isEmpty());
    assertTrue(TreeChecks.nodes(LIST, heap).isEmpty());
    list.add(item(1));
    session.commit();
    assertEquals(1, heapList(heap).size());
  }
}
