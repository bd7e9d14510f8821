package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.RandomAccess;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, what versions share, what a commit writes, and order as users see it. */
class TreeShapeTest {

  private static final int LARGE = Integer.getInteger("durable.test.large", 100_000);

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C items(TestHeap.Session session) {
    return (C) session.items();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
  private static <C> C items(TestHeap heap) {
    return (C) heap.root().items();
  }

  /** Thresholds: 127 longs are inline, a leaf holds 126, a list's branch 41 leaves. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 126, 127, 128, 252, 253, 254, 5165, 5166, 5167, 5292, 5293})
  void aListOfEachSizeGrowsAndShrinksByOne(int size) {
    CollectionShape<List<Long>> shape = Shapes.list(NumberShapes.LONG);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    List<Long> list = items(session);
    List<Long> model = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(i);
      model.add(i);
    }
    for (int step = 0; step < 3; step++) {
      session.commit();
      TreeChecks.check(shape, heap, Limits.STANDARD);
      assertEquals(model, items(heap));
      list.add(-1L);
      model.add(-1L);
    }
    for (int step = 0; step < 4 && !model.isEmpty(); step++) {
      list.removeFirst();
      model.removeFirst();
      session.commit();
      TreeChecks.check(shape, heap, Limits.STANDARD);
      assertEquals(model, items(heap));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 84, 85, 86, 168, 169, 4000, 4300})
  void aMapOfEachSizeGrowsAndShrinksByOne(int size) {
    CollectionShape<?> shape = Shapes.sortedMap(NumberShapes.LONG, NumberShapes.INT);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    NavigableMap<Long, Integer> map = items(session);
    NavigableMap<Long, Integer> model = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      map.put(2L * i, i);
      model.put(2L * i, i);
    }
    for (int step = 0; step < 3; step++) {
      session.commit();
      TreeChecks.check(shape, heap, Limits.STANDARD);
      assertEquals(model, items(heap));
      map.put(size - 1L + 2L * step, step);
      model.put(size - 1L + 2L * step, step);
    }
    for (int step = 0; step < 4 && !model.isEmpty(); step++) {
      assertEquals(model.pollFirstEntry(), map.pollFirstEntry());
      session.commit();
      TreeChecks.check(shape, heap, Limits.STANDARD);
      assertEquals(model, items(heap));
    }
  }

  @Test
  void largeCollectionsAreReadAndChangedInPlaces() {
    CollectionShape<?> shape = Shapes.sortedMap(NumberShapes.LONG, TextShapes.STRING);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    NavigableMap<Long, String> map = items(session);
    for (long i = 0; i < LARGE; i++) {
      map.put(i * 7919L % LARGE, "v" + i);
    }
    session.commit();
    TreeChecks.check(shape, heap, Limits.STANDARD);
    NavigableMap<Long, String> view = items(heap);
    assertEquals(LARGE, view.size());
    Set<Long> visited = ConcurrentHashMap.newKeySet();
    heap.head().verified = visited;
    assertNotNull(view.get(LARGE / 2L));
    int nodes = visited.size();
    assertTrue(nodes <= 5, nodes + " nodes to find one of " + LARGE);
    assertEquals(LARGE / 2, view.headMap(LARGE / 2L).size());
    assertTrue(visited.size() <= 2 * nodes + 2, "a range is two lookups");
    assertEquals((LARGE - 1L) * LARGE / 2L, view.keySet().parallelStream().mapToLong(k -> k).sum());
  }

  @Test
  void twoVersionsShareAllButThePath() {
    CollectionShape<?> shape = Shapes.sortedMap(NumberShapes.LONG, NumberShapes.LONG);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    NavigableMap<Long, Long> map = items(session);
    for (long i = 0; i < LARGE; i++) {
      map.put(i, i);
    }
    session.commit();
    Map<Long, Integer> before = TreeChecks.nodes(shape, heap);
    map.put(LARGE / 3L, -1L);
    session.commit();
    Map<Long, Integer> after = new HashMap<>(TreeChecks.nodes(shape, heap));
    after.keySet().removeAll(before.keySet());
    assertTrue(before.size() > LARGE / 100);
    assertTrue(after.size() <= 4, after.size() + " new nodes of " + before.size());
  }

  @Test
  void bulkFillsAreFull() {
    CollectionShape<?> shape = Shapes.list(NumberShapes.LONG);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    List<Long> list = items(session);
    for (long i = 0; i < LARGE; i++) {
      list.add(i);
    }
    int before = heap.end();
    session.commit();
    int bytes = heap.end() - before;
    assertTrue(bytes < LARGE * 8.5, bytes + " bytes for " + LARGE + " longs");
  }

  @Test
  void appendingToALogIsCheap() {
    CollectionShape<?> shape = Shapes.list(TextShapes.STRING);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    List<String> list = items(session);
    String event = "e".repeat(118);
    for (int i = 0; i < LARGE; i++) {
      list.add(event);
    }
    session.commit();
    int start = heap.end();
    int most = 0;
    for (int i = 0; i < 1000; i++) {
      int before = heap.end();
      list.add(event);
      session.commit();
      most = Math.max(most, heap.end() - before);
    }
    int mean = (heap.end() - start) / 1000;
    System.out.println("append of 120 bytes: mean " + mean + ", most " + most + " bytes");
    // A commit adds about 700 bytes for the object table, its own record and frames.
    assertTrue(mean < 1000, mean + " bytes in the mean");
    assertTrue(most < 2800, most + " bytes at most");
    int before = heap.end();
    for (int i = 0; i < 10_000; i++) {
      list.add(event);
    }
    session.commit();
    int bytes = heap.end() - before;
    assertTrue(bytes < 1.15 * 10_000 * 120, bytes + " bytes for 10,000 events");
  }

  @Test
  void largeValuesAreWrittenOnce() {
    CollectionShape<?> shape = Shapes.map(TextShapes.STRING, TextShapes.BYTES);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    Map<String, byte[]> map = items(session);
    byte[] large = new byte[50_000];
    Arrays.fill(large, (byte) 7);
    map.put("large", large);
    large[0] = 1;
    map.put("k".repeat(2000), new byte[3]);
    session.commit();
    int before = heap.end();
    map.put("m", new byte[] {1});
    session.commit();
    assertTrue(heap.end() - before < 1000, "the neighbour of a large value is changed alone");
    Map<String, byte[]> view = items(heap);
    byte[] read = view.get("large");
    assertNotNull(read);
    assertEquals(7, read[0], "an array is copied on its way in");
    assertArrayEquals(new byte[3], view.get("k".repeat(2000)));
    assertTrue(map.containsKey("k".repeat(2000)));
  }

  @Test
  void sortedCollectionsShowNaturalOrderAndPlainOnesEquality() {
    DayOfWeek[] days = DayOfWeek.values();
    String[] names = Arrays.stream(days).map(Enum::name).sorted().toArray(String[]::new);
    TestHeap enums =
        new TestHeap(
            Shapes.sortedMap(Shapes.enumeration(DayOfWeek.class, days, names), NumberShapes.INT));
    TestHeap.Session session = enums.start();
    NavigableMap<DayOfWeek, Integer> map = items(session);
    for (DayOfWeek day : List.of(days).reversed()) {
      map.put(day, day.getValue());
    }
    session.commit();
    for (NavigableMap<DayOfWeek, Integer> each :
        List.of(map, EntitiesOf.<NavigableMap<DayOfWeek, Integer>>view(enums))) {
      assertEquals(List.of(days), new ArrayList<>(each.keySet()));
      assertEquals(DayOfWeek.MONDAY, each.firstKey());
      assertEquals(DayOfWeek.FRIDAY, each.lowerKey(DayOfWeek.SATURDAY));
      assertEquals(
          List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          new ArrayList<>(each.tailMap(DayOfWeek.SATURDAY).keySet()));
      assertEquals(3, each.get(DayOfWeek.WEDNESDAY));
    }
    map.headMap(DayOfWeek.WEDNESDAY).clear();
    assertEquals(DayOfWeek.WEDNESDAY, map.firstKey());
    assertEquals(5, map.size());

    BigDecimal one = new BigDecimal("1.0");
    BigDecimal same = new BigDecimal("1.00");
    TestHeap plain = new TestHeap(Shapes.set(NumberShapes.BIG_DECIMAL));
    Set<BigDecimal> set = items(plain.start());
    assertTrue(set.add(one) && set.add(same));
    assertEquals(List.of(one, same), new ArrayList<>(set));
    TestHeap sorted = new TestHeap(Shapes.sortedSet(NumberShapes.BIG_DECIMAL));
    TestHeap.Session decimals = sorted.start();
    Set<BigDecimal> naturally = items(decimals);
    assertTrue(naturally.add(one));
    decimals.commit();
    assertFalse(naturally.add(same));
    assertTrue(naturally.contains(same));
  }

  @Test
  void spliteratorsSplitAtLeavesAndKnowTheirSize() {
    CollectionShape<?> shape = Shapes.list(NumberShapes.INT);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    List<Integer> list = items(session);
    for (int i = 0; i < 20_000; i++) {
      list.add(i);
    }
    session.commit();
    List<Integer> view = items(heap);
    assertTrue(view instanceof RandomAccess);
    Spliterator<Integer> right = view.spliterator();
    Spliterator<Integer> left = right.trySplit();
    assertNotNull(left);
    assertEquals(20_000, left.estimateSize() + right.estimateSize());
    assertTrue(left.estimateSize() > 9_000 && right.estimateSize() > 9_000);
    assertTrue(right.hasCharacteristics(Spliterator.SUBSIZED));
    assertEquals(199_990_000L, view.parallelStream().mapToLong(i -> i).sum(), "each exactly once");
    assertEquals(199_990_000L, list.parallelStream().mapToLong(i -> i).sum());
  }

  @Test
  void rangesOfADraftFollowIt() {
    TestHeap heap = new TestHeap(Shapes.sortedSet(NumberShapes.INT), TestHeap.TINY);
    TestHeap.Session session = heap.start();
    NavigableSet<Integer> set = items(session);
    NavigableSet<Integer> range = set.subSet(10, true, 20, false);
    TreeSet<Integer> model = new TreeSet<>();
    for (int i = 0; i < 30; i++) {
      set.add(i);
      model.add(i);
      assertEquals(model.subSet(10, 20), range);
      if (i % 7 == 0) {
        session.commit();
      }
    }
    range.remove(15);
    assertFalse(set.contains(15));
    assertEquals(List.of(19, 18), new ArrayList<>(range.descendingSet().headSet(17)));
  }

  /** Reads the type that the caller expects. */
  private static final class EntitiesOf {

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape says so
    static <C> C view(TestHeap heap) {
      return (C) heap.root().items();
    }
  }
}
