package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.codegen.CollectionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** A list beside an {@code ArrayList}. */
final class ListRun<E> extends ModelRun<List<E>> {

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
