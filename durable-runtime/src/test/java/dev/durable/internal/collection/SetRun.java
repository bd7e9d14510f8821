package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.codegen.CollectionShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** A set beside a {@code TreeSet}. */
final class SetRun<E extends Comparable<E>> extends ModelRun<NavigableSet<E>> {

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
