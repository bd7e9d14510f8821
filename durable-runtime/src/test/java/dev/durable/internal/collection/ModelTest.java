package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Long random sequences of operations, commits, failed commits and reopenings against {@code
 * java.util}; every version is checked as a tree, and an old one is read again at the end.
 */
class ModelTest {

  private static final int STEPS = Integer.getInteger("durable.test.steps", 6_000);

  /** How trees are cut: as always, or so that a few entries make many levels. */
  enum Cut {
    STANDARD,
    TINY;

    Limits limits() {
      return this == TINY ? TestHeap.TINY : Limits.STANDARD;
    }
  }

  private static Random random() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("ModelTest: -Ddurable.test.seed=" + seed);
    return new Random(seed);
  }

  private static String name(int i) {
    return switch (i % 7) {
      case 0 -> "n" + i;
      case 1 -> "\u20ac" + i; // wide
      case 2 -> "x".repeat(i % 300) + i; // some of them out of line
      case 3 -> "\u00ff" + i;
      default -> "name-" + i * 31;
    };
  }

  @ParameterizedTest
  @EnumSource
  void listOfNumbersIsAsArrayList(Cut cut) {
    new ListRun<>(Shapes.list(NumberShapes.LONG), cut.limits(), i -> (long) i * i, random()).run();
  }

  @ParameterizedTest
  @EnumSource
  void listOfTextIsAsArrayList(Cut cut) {
    new ListRun<>(
            Shapes.list(TextShapes.STRING),
            cut.limits(),
            i -> i % 50 == 0 ? "long".repeat(200 + i % 100) : name(i),
            random())
        .run();
  }

  @ParameterizedTest
  @EnumSource
  void sortedSetOfNumbersIsAsTreeSet(Cut cut) {
    new SetRun<>(Shapes.sortedSet(NumberShapes.INT), cut.limits(), i -> i - 500, random()).run();
  }

  @ParameterizedTest
  @EnumSource
  void setOfTextIsAsTreeSet(Cut cut) {
    new SetRun<>(Shapes.set(TextShapes.STRING), cut.limits(), ModelTest::name, random()).run();
  }

  @ParameterizedTest
  @EnumSource
  void sortedMapOfNumbersIsAsTreeMap(Cut cut) {
    new MapRun<>(
            Shapes.sortedMap(NumberShapes.LONG, NumberShapes.INT),
            cut.limits(),
            i -> (long) i,
            i -> i,
            random())
        .run();
  }

  @ParameterizedTest
  @EnumSource
  void sortedMapOfTextIsAsTreeMap(Cut cut) {
    new MapRun<>(
            Shapes.sortedMap(TextShapes.STRING, TextShapes.STRING),
            cut.limits(),
            ModelTest::name,
            i -> "v".repeat(i % 700),
            random())
        .run();
  }

  @Test
  void mapOfListsIsAsMapOfLists() {
    new NestedRun(Limits.STANDARD, random()).run();
  }

  @Test
  void mapOfListsIsAsMapOfListsWhereAllAreTrees() {
    new NestedRun(TestHeap.TINY, random()).run();
  }

  /** One run: operations in between commits, failed commits and new sessions. */
  private abstract static class Run<M> {

    final TestHeap heap;
    final CollectionShape<?> shape;
    final Random random;
    TestHeap.Session session;
    M model;

    Run(CollectionShape<?> shape, Limits limits, M model, Random random) {
      this.shape = shape;
      this.heap = new TestHeap(shape, limits);
      this.session = heap.start();
      this.random = random;
      this.model = model;
    }

    abstract M copy();

    abstract void step(Object items, int range);

    abstract void compare(M expected, Object actual);

    final void run() {
      Object oldItems = heap.root().items();
      M oldModel = copy();
      for (int i = 0; i < STEPS; i++) {
        // The size wanders between nothing and a few hundred.
        step(session.items(), 1 + Math.abs((i % 1500) - 750));
        if (random.nextInt(40) == 0) {
          compare(model, session.items());
        }
        if (random.nextInt(100) == 0) {
          session.failToCommit();
          compare(model, session.items());
        }
        if (random.nextInt(30) == 0) {
          session.commit();
          compare(model, heap.root().items());
          TreeChecks.check(shape, heap, heap.boxes.limits);
          if (random.nextInt(4) == 0) {
            session = heap.open();
          }
          if (random.nextInt(20) == 0) {
            compare(oldModel, oldItems);
            oldModel = copy();
            oldItems = heap.root().items();
          }
        }
      }
      compare(oldModel, oldItems);
    }
  }

  private static final class ListRun<E> extends Run<List<E>> {

    private final IntFunction<E> element;

    ListRun(CollectionShape<?> shape, Limits limits, IntFunction<E> element, Random random) {
      super(shape, limits, new ArrayList<>(), random);
      this.element = element;
    }

    @Override
    List<E> copy() {
      return new ArrayList<>(model);
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void compare(List<E> expected, Object actual) {
      List<E> list = (List<E>) actual;
      assertEquals(expected, list);
      if (!expected.isEmpty()) {
        int at = random.nextInt(expected.size());
        assertEquals(expected.get(at), list.get(at));
        assertEquals(expected.indexOf(expected.get(at)), list.indexOf(expected.get(at)));
        assertEquals(expected.subList(at, expected.size()), list.subList(at, list.size()));
        assertEquals(expected.reversed(), list.reversed());
      }
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void step(Object items, int range) {
      List<E> list = (List<E>) items;
      E value = element.apply(random.nextInt(1000));
      int size = model.size();
      int grow = size < range ? 12 : 6;
      switch (random.nextInt(grow + 8)) {
        case 0 -> {
          if (size > 0) {
            int at = random.nextInt(size);
            assertEquals(model.remove(at), list.remove(at));
          }
        }
        case 1 -> assertEquals(model.remove(value), list.remove(value));
        case 2 -> {
          if (size > 0) {
            int at = random.nextInt(size);
            assertEquals(model.set(at, value), list.set(at, value));
          }
        }
        case 3 -> {
          int from = random.nextInt(size + 1);
          int to = from + random.nextInt(Math.min(size - from + 1, 30));
          model.subList(from, to).clear();
          list.subList(from, to).clear();
        }
        case 4 -> {
          if (random.nextInt(60) == 0) {
            model.clear();
            list.clear();
          }
        }
        case 5 -> {
          if (random.nextInt(20) == 0) {
            List<E> batch = new ArrayList<>();
            for (int i = random.nextInt(400); i > 0; i--) {
              batch.add(element.apply(i));
            }
            int at = random.nextInt(size + 1);
            model.addAll(at, batch);
            list.addAll(at, batch);
          }
        }
        case 6 -> {
          if (random.nextInt(30) == 0) {
            model.sort(null);
            list.sort(null);
          }
        }
        case 7 -> {
          int modulus = 2 + random.nextInt(20);
          assertEquals(
              model.removeIf(e -> e.hashCode() % modulus == 0),
              list.removeIf(e -> e.hashCode() % modulus == 0));
        }
        case 8, 9 -> {
          int at = random.nextInt(size + 1);
          model.add(at, value);
          list.add(at, value);
        }
        default -> {
          model.add(value);
          list.add(value);
        }
      }
      assertEquals(model.size(), list.size());
    }
  }

  private static final class SetRun<E extends Comparable<E>> extends Run<NavigableSet<E>> {

    private final IntFunction<E> element;

    SetRun(CollectionShape<?> shape, Limits limits, IntFunction<E> element, Random random) {
      super(shape, limits, new TreeSet<>(), random);
      this.element = element;
    }

    @Override
    NavigableSet<E> copy() {
      return new TreeSet<>(model);
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void compare(NavigableSet<E> expected, Object actual) {
      assertEquals(new ArrayList<>(expected), new ArrayList<>((Set<E>) actual));
      for (int i = 0; i < 5; i++) {
        E probe = element.apply(random.nextInt(1000));
        assertEquals(expected.contains(probe), ((Set<E>) actual).contains(probe));
        if (actual instanceof NavigableSet<?>) {
          NavigableSet<E> set = (NavigableSet<E>) actual;
          assertEquals(expected.lower(probe), set.lower(probe));
          assertEquals(expected.floor(probe), set.floor(probe));
          assertEquals(expected.ceiling(probe), set.ceiling(probe));
          assertEquals(expected.higher(probe), set.higher(probe));
          assertEquals(
              List.copyOf(expected.tailSet(probe, false)), List.copyOf(set.tailSet(probe, false)));
          assertEquals(
              List.copyOf(expected.headSet(probe, true).descendingSet()),
              List.copyOf(set.headSet(probe, true).descendingSet()));
        }
      }
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void step(Object items, int range) {
      Set<E> set = (Set<E>) items;
      E value = element.apply(random.nextInt(range));
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> assertEquals(model.remove(value), set.remove(value));
        case 4 -> {
          if (set instanceof NavigableSet<?> && random.nextInt(10) == 0) {
            E end = element.apply(random.nextInt(range));
            E low = Collections.min(List.of(value, end));
            E high = Collections.max(List.of(value, end));
            model.subSet(low, true, high, false).clear();
            ((NavigableSet<E>) set).subSet(low, true, high, false).clear();
          }
        }
        case 5 -> {
          if (random.nextInt(30) == 0) {
            List<E> batch = new ArrayList<>();
            for (int i = random.nextInt(range); i > 0; i--) {
              batch.add(element.apply(i));
            }
            assertEquals(model.addAll(batch), set.addAll(batch));
          }
        }
        default -> assertEquals(model.add(value), set.add(value));
      }
      assertEquals(model.size(), set.size());
    }
  }

  private static final class MapRun<K extends Comparable<K>, V> extends Run<NavigableMap<K, V>> {

    private final IntFunction<K> key;
    private final IntFunction<V> value;

    MapRun(
        CollectionShape<?> shape,
        Limits limits,
        IntFunction<K> key,
        IntFunction<V> value,
        Random random) {
      super(shape, limits, new TreeMap<>(), random);
      this.key = key;
      this.value = value;
    }

    @Override
    NavigableMap<K, V> copy() {
      return new TreeMap<>(model);
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void compare(NavigableMap<K, V> expected, Object actual) {
      NavigableMap<K, V> map = (NavigableMap<K, V>) actual;
      assertEquals(new ArrayList<>(expected.entrySet()), new ArrayList<>(map.entrySet()));
      for (int i = 0; i < 5; i++) {
        K probe = key.apply(random.nextInt(1000));
        assertEquals(expected.get(probe), map.get(probe));
        assertEquals(expected.floorEntry(probe), map.floorEntry(probe));
        assertEquals(expected.higherKey(probe), map.higherKey(probe));
        assertEquals(expected.headMap(probe), map.headMap(probe));
        assertEquals(expected.tailMap(probe).size(), map.tailMap(probe).size());
      }
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void step(Object items, int range) {
      NavigableMap<K, V> map = (NavigableMap<K, V>) items;
      K k = key.apply(random.nextInt(range));
      V v = value.apply(random.nextInt(1000));
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> assertEquals(model.remove(k), map.remove(k));
        case 4 -> assertEquals(model.putIfAbsent(k, v), map.putIfAbsent(k, v));
        case 5 -> assertEquals(model.merge(k, v, (a, b) -> a), map.merge(k, v, (a, b) -> a));
        case 6 -> {
          if (random.nextInt(10) == 0) {
            model.entrySet().removeIf(e -> e.getValue().hashCode() % 7 == 0);
            map.entrySet().removeIf(e -> e.getValue().hashCode() % 7 == 0);
          }
        }
        case 7 -> {
          if (random.nextInt(20) == 0) {
            model.replaceAll((a, b) -> v);
            map.replaceAll((a, b) -> v);
          }
        }
        default -> assertEquals(model.put(k, v), map.put(k, v));
      }
      assertEquals(model.size(), map.size());
    }
  }

  /** Inner lists that are held over commits go on being the entries of the map. */
  private static final class NestedRun extends Run<TreeMap<String, List<Integer>>> {

    private final Map<String, List<Integer>> held = new TreeMap<>();

    NestedRun(Limits limits, Random random) {
      super(
          Shapes.map(TextShapes.STRING, Shapes.list(NumberShapes.INT)),
          limits,
          new TreeMap<>(),
          random);
    }

    @Override
    TreeMap<String, List<Integer>> copy() {
      TreeMap<String, List<Integer>> copy = new TreeMap<>();
      model.forEach((k, v) -> copy.put(k, new ArrayList<>(v)));
      return copy;
    }

    @Override
    void compare(TreeMap<String, List<Integer>> expected, Object actual) {
      assertEquals(expected, actual);
    }

    @Override
    @SuppressWarnings("unchecked") // the shape says so
    void step(Object items, int range) {
      Map<String, List<Integer>> map = (Map<String, List<Integer>>) items;
      if (random.nextInt(200) == 0) {
        held.clear();
      }
      String key = "k" + random.nextInt(Math.min(range, 60));
      int number = random.nextInt(1000);
      switch (random.nextInt(10)) {
        case 0 -> {
          model.remove(key);
          map.remove(key);
          held.remove(key);
        }
        case 1 -> {
          List<Integer> list = new ArrayList<>(List.of(number, number + 1));
          model.put(key, list);
          map.put(key, list);
          held.remove(key);
        }
        case 2, 3 -> {
          List<Integer> list = held.get(key);
          if (list != null && model.containsKey(key)) {
            model.get(key).add(number);
            current(map, key).add(number);
          }
        }
        case 4 -> {
          if (model.containsKey(key)) {
            held.put(key, map.get(key));
          }
        }
        case 5 -> {
          if (model.containsKey(key)) {
            List<Integer> batch = Collections.nCopies(random.nextInt(300), number);
            model.get(key).addAll(batch);
            current(map, key).addAll(batch);
          }
        }
        case 6 -> {
          if (model.containsKey(key)) {
            model.get(key).removeIf(n -> n % 2 == 0);
            current(map, key).removeIf(n -> n % 2 == 0);
          }
        }
        default -> {
          model.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
          map.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
        }
      }
      assertEquals(model.size(), map.size());
    }

    private List<Integer> current(Map<String, List<Integer>> map, String key) {
      List<Integer> list = java.util.Objects.requireNonNull(map.get(key));
      assertSame(list, map.get(key), "the same entry is the same object");
      return list;
    }
  }
}
