package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.codegen.CollectionShape;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** A map beside a {@code TreeMap}. */
final class MapRun<K extends Comparable<K>, V> extends ModelRun<NavigableMap<K, V>> {

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
