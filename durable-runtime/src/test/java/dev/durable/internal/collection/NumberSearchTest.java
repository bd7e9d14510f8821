package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DraftMap;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.Entities;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Shapes;
import dev.durable.error.CorruptHeapException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Numbers and ids are found among stored keys as a {@code TreeMap} finds them, and missed as it
 * misses them, however the keys are spread: the search guesses from that where a key lies.
 */
class NumberSearchTest {

  /** The types of keys that are searched for as numbers. */
  @SuppressWarnings("ImmutableEnumChecker") // constants and casts
  enum Type {
    LONG(NumberShapes.LONG, Long.MIN_VALUE, Long.MAX_VALUE, n -> n),
    INT(NumberShapes.INT, Integer.MIN_VALUE, Integer.MAX_VALUE, n -> (int) n),
    SHORT(NumberShapes.SHORT, Short.MIN_VALUE, Short.MAX_VALUE, n -> (short) n),
    BYTE(NumberShapes.BYTE, Byte.MIN_VALUE, Byte.MAX_VALUE, n -> (byte) n),
    CHAR(NumberShapes.CHAR, Character.MIN_VALUE, Character.MAX_VALUE, n -> (char) n);

    private final Shape<?> shape;
    private final long least;
    private final long greatest;

    private final LongFunction<Comparable<?>> boxed;

    Type(Shape<?> shape, long least, long greatest, LongFunction<Comparable<?>> boxed) {
      this.shape = shape;
      this.least = least;
      this.greatest = greatest;
      this.boxed = boxed;
    }
  }

  /** How keys are spread over a range of numbers. */
  private enum Spread {
    /** One after the other. */
    DENSE,
    /** With gaps of one size. */
    EVEN,
    /** In a few dense groups, far from each other. */
    CLUSTERED,
    /** Most of them at the lower end of what is positive. */
    SKEWED,
    /** At both ends of the range and around zero. */
    EXTREME,
    /** Anywhere. */
    RANDOM;

    TreeSet<Long> keys(Random random, int count, long least, long greatest) {
      TreeSet<Long> keys = new TreeSet<>();
      long gap = Math.max(1, greatest / count - least / count);
      long cluster = 0;
      for (int i = 0; i < count; i++) {
        if (i % 97 == 0) {
          cluster = random.nextLong(least, greatest - 97);
        }
        keys.add(
            switch (this) {
              case DENSE -> Math.max(least, -count / 2) + i;
              case EVEN -> least + i * gap;
              case CLUSTERED -> cluster + i % 97;
              case SKEWED -> (long) (greatest * Math.pow(random.nextDouble(), 12));
              case EXTREME ->
                  switch (i % 3) {
                    case 0 -> least + i / 3;
                    case 1 -> greatest - i / 3;
                    default -> Math.clamp(random.nextInt(-count, count), least, greatest);
                  };
              case RANDOM -> random.nextLong(least, greatest);
            });
      }
      keys.removeIf(key -> key < least || key > greatest);
      return keys;
    }
  }

  private static Random random() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("NumberSearchTest: -Ddurable.test.seed=" + seed);
    return new Random(seed);
  }

  @ParameterizedTest
  @EnumSource
  void keysAreFoundHoweverTheyAreSpread(Type type) {
    Random random = random();
    for (Spread spread : Spread.values()) {
      for (Limits limits : List.of(Limits.STANDARD, TestHeap.TINY)) {
        int count = limits.equals(TestHeap.TINY) ? 200 : 3_000;
        TreeSet<Long> keys = spread.keys(random, count, type.least, type.greatest);
        new Run(type, spread, limits, keys).run(random);
      }
    }
  }

  /** One map, as a snapshot and as a draft, and one model. */
  private static final class Run {

    private final Type type;
    private final String name;
    private final TestHeap heap;
    private final CollectionShape<?> shape;
    private final TreeMap<Object, Integer> model = new TreeMap<>();
    private final List<Object> asked = new ArrayList<>();

    Run(Type type, Spread spread, Limits limits, TreeSet<Long> keys) {
      this.type = type;
      this.name = type + " " + spread + (limits.equals(TestHeap.TINY) ? " in a deep tree" : "");
      this.shape = Shapes.sortedMap(type.shape, NumberShapes.INT);
      this.heap = new TestHeap(shape, limits);
      for (long key : keys) {
        model.put(type.boxed.apply(key), model.size());
      }
    }

    void run(Random random) {
      ask(random);
      TestHeap.Session session = heap.start();
      map(session.items()).putAll(model);
      session.commit();
      if (type != Type.BYTE) { // of which there are not always enough for a tree
        assertFalse(TreeChecks.nodes(shape, heap).isEmpty(), name + " is a tree");
      }
      compare(map(heap.root().items()));
      Map<Object, Integer> draft = map(heap.open().items());
      compare(draft);
      for (int i = 0; i < 20; i++) { // from here on some leaves are in memory
        Object key = asked.get(random.nextInt(asked.size()));
        model.put(key, i);
        draft.put(key, i);
        Object other = asked.get(random.nextInt(asked.size()));
        assertEquals(model.remove(other), draft.remove(other), name);
      }
      compare(draft);
    }

    @SuppressWarnings("unchecked") // the shape says so
    private static NavigableMap<Object, Integer> map(Object items) {
      return (NavigableMap<Object, Integer>) items;
    }

    /** Each key and what lies beside it, the ends of the range, and some others. */
    private void ask(Random random) {
      for (Object key : model.keySet()) {
        long number = Column.integral(key);
        for (long near = number - 1; near != number + 2; near++) {
          asked.add(type.boxed.apply(near)); // what overflows is another key to ask for
        }
      }
      for (int i = 0; i < 100; i++) {
        asked.add(type.boxed.apply(random.nextLong()));
      }
      asked.add(type.boxed.apply(type.least));
      asked.add(type.boxed.apply(type.greatest));
      asked.add(type.boxed.apply(0));
    }

    private void compare(Map<Object, Integer> stored) {
      NavigableMap<Object, Integer> map = map(stored);
      for (Object key : asked) {
        assertEquals(model.get(key), map.get(key), () -> name + ": " + key);
        assertEquals(model.containsKey(key), map.containsKey(key), () -> name + ": " + key);
        assertEquals(model.floorKey(key), map.floorKey(key), () -> name + ": " + key);
        assertEquals(model.higherKey(key), map.higherKey(key), () -> name + ": " + key);
      }
      assertEquals(model, map, name);
    }
  }

  /** Ids are unsigned: those behind 2^63 lie behind the others. */
  @Test
  void entitiesAreFoundHoweverTheirIdsAreSpread() {
    Random random = random();
    for (Limits limits : List.of(Limits.STANDARD, TestHeap.TINY)) {
      TestHeap heap =
          new TestHeap(Shapes.map(Shapes.reference(Item.class), NumberShapes.INT), limits);
      TestHeap.Session session = heap.start();
      Map<Item, Integer> items = items(session.items());
      long[] starts = {2, 1_000, 1L << 32, Long.MAX_VALUE - 150, -1_000_000, -400};
      for (long start : starts) {
        heap.numberFrom(start);
        for (int i = 0; i < 300; i++) {
          items.put(new Item.Draft().number(i), i);
        }
        session.commit();
      }
      List<Item> all = new ArrayList<>(items(heap.root().items()).keySet());
      assertEquals(starts.length * 300, all.size());
      Set<Item> absent = Set.copyOf(all.stream().filter(_ -> random.nextInt(3) == 0).toList());
      items.keySet().removeAll(absent);
      session.commit();

      Map<Item, Integer> stored = items(heap.root().items());
      Map<Item, Integer> draft = items(heap.open().items());
      Iterator<Item> inOrder = stored.keySet().iterator();
      long before = 0;
      for (Item item : all) {
        Integer expected = absent.contains(item) ? null : item.number();
        assertEquals(expected, stored.get(item), () -> Long.toUnsignedString(Entities.rawId(item)));
        assertEquals(expected, draft.get(item), () -> Long.toUnsignedString(Entities.rawId(item)));
        if (expected != null) {
          assertEquals(item, inOrder.next());
        }
        assertEquals(1, Long.compareUnsigned(Entities.rawId(item), before), "ids rise");
        before = Entities.rawId(item);
      }
      assertFalse(inOrder.hasNext());
    }
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static Map<Item, Integer> items(Object items) {
    return (Map<Item, Integer>) items;
  }

  private static TestHeap numbered(Limits limits, int count) {
    TestHeap heap =
        new TestHeap(Shapes.map(NumberShapes.LONG, Shapes.reference(Item.class)), limits);
    TestHeap.Session session = heap.start();
    Map<Long, Item> items = byNumber(session.items());
    for (int i = 0; i < count; i++) {
      items.put(3L * i, new Item.Draft().number(i));
    }
    session.commit();
    return heap;
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static Map<Long, Item> byNumber(Object items) {
    return (Map<Long, Item>) items;
  }

  /** A snapshot gives them without making a leaf. */
  @Test
  void entitiesAreFoundByTheirNumbersInSnapshots() {
    for (Limits limits : List.of(Limits.STANDARD, TestHeap.TINY)) {
      TestHeap heap = numbered(limits, 500);
      Map<Long, Item> stored = byNumber(heap.root().items());
      for (int i = 0; i < 500; i++) {
        assertEquals(i, Objects.requireNonNull(stored.get(3L * i)).number());
        assertNull(stored.get(3L * i - 1));
        assertNull(stored.get(3L * i + 1));
      }
      assertNull(stored.get(Long.MIN_VALUE));
      assertNull(stored.get(Long.MAX_VALUE));
      assertNull(byNumber((Object) stored).get((Object) "text"), "a key of another type");
    }
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static DraftMap<Long, Item, Item.Draft> edited(TestHeap heap) {
    return (DraftMap<Long, Item, Item.Draft>) heap.open().items();
  }

  /** More than are searched for at once, in any order, some of them twice. */
  @Test
  void manyNumbersAtOnceLeadToTheDraftsThatEachLeadsTo() {
    Random random = random();
    for (Limits limits : List.of(Limits.STANDARD, TestHeap.TINY)) {
      DraftMap<Long, Item, Item.Draft> map = edited(numbered(limits, 500));
      manyAtOnce(map, random);
      map.remove(0L);
      map.put(1L, new Item.Draft().number(1));
      manyAtOnce(map, random); // now that a leaf is in memory
      assertEquals(500, map.editAll(map.keySet()).size());
    }
  }

  private static void manyAtOnce(DraftMap<Long, Item, Item.Draft> map, Random random) {
    List<Long> all = List.copyOf(map.keySet());
    for (int count : new int[] {0, 1, 255, 256, 257, 900}) {
      List<Long> keys =
          Stream.generate(() -> all.get(random.nextInt(all.size()))).limit(count).toList();
      List<Item.Draft> drafts = map.editAll(keys);
      assertEquals(keys.stream().map(map::edit).toList(), drafts);
      assertThrows(UnsupportedOperationException.class, () -> drafts.add(new Item.Draft()));
    }
  }

  @Test
  void oneKeyThatIsNotThereIsNamed() {
    DraftMap<Long, Item, Item.Draft> map = edited(numbered(Limits.STANDARD, 500));
    NoSuchElementException missing =
        assertThrows(NoSuchElementException.class, () -> map.editAll(List.of(3L, 6L, 7L, 8L)));
    assertEquals("Box.items has no entry for 7.", missing.getMessage());
  }

  /** What a damaged branch announces is refused where the leaf is opened, not read before. */
  @Test
  void whatLiesElsewhereThanALeafCanLieIsNotFetched() {
    TestHeap heap = numbered(Limits.STANDARD, 500);
    int root = (int) (long) Collections.max(TreeChecks.nodes(heap.boxes.shape, heap).keySet());
    int count = LittleEndian.getShort(heap.bytes(), root + NodeFormat.COUNT_AT);
    int pointer = root + NodeFormat.BODY_AT;
    int total = pointer + count * NodeFormat.POINTER_BYTES;
    String outside = "cannot lie here";
    refused(heap, 1, outside, b -> LittleEndian.putLong(b, pointer, 1L << 60));
    refused(heap, 1, outside, b -> LittleEndian.putLong(b, pointer, -8));
    refused(heap, 1, outside, b -> LittleEndian.putLong(b, pointer, heap.end()));
    refused(heap, 1, "announced", b -> LittleEndian.putInt(b, total, 400));
  }

  /** The leaf is as little believed as one that is made into an object. */
  @Test
  void aDamagedLeafIsRefusedInTheSearchForAnEntity() {
    TestHeap heap = numbered(Limits.STANDARD, 500);
    // children are written first: the first node is the leaf with the least keys
    int leaf = (int) (long) Collections.min(TreeChecks.nodes(heap.boxes.shape, heap).keySet());
    int length = LittleEndian.getShort(heap.bytes(), leaf);
    int count = LittleEndian.getShort(heap.bytes(), leaf + NodeFormat.COUNT_AT);
    int lastValue = leaf + length - Long.BYTES;
    refused(heap, count, "announced", b -> LittleEndian.putShort(b, leaf + 8, (short) 7));
    refused(heap, count, "16 bytes in", b -> LittleEndian.putShort(b, leaf, (short) (length - 8)));
    refused(heap, count, "missing", b -> LittleEndian.putLong(b, lastValue, 1L << 40));
  }

  /** Asks for the last of the first entries of the map. */
  private static void refused(TestHeap heap, int count, String what, Consumer<byte[]> damage) {
    byte[] good = heap.bytes().clone();
    damage.accept(heap.bytes());
    heap.damage();
    Map<Long, Item> damaged = byNumber(heap.root().items());
    long key = 3L * (count - 1);
    CorruptHeapException refused = assertThrows(CorruptHeapException.class, () -> damaged.get(key));
    assertTrue(String.valueOf(refused.getMessage()).contains(what), refused.getMessage());
    DraftMap<Long, Item, Item.Draft> draft = edited(heap);
    CorruptHeapException one = assertThrows(CorruptHeapException.class, () -> draft.edit(key));
    CorruptHeapException many =
        assertThrows(CorruptHeapException.class, () -> draft.editAll(List.of(key, key)));
    assertEquals(one.getMessage(), many.getMessage());
    System.arraycopy(good, 0, heap.bytes(), 0, heap.end());
    heap.damage();
    assertNotNull(byNumber(heap.root().items()).get(3L * (count - 1)));
  }
}
