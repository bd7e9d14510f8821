package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of collection that a draft may have, with samples: what is in it at a position, and what
 * is not.
 *
 * @param key the element at a position, or the key
 * @param value the value at a position; null if it is no map
 */
record CollectionKind(
    String name,
    CollectionShape<?> shape,
    IntFunction<Object> key,
    Object otherKey,
    @Nullable IntFunction<Object> value,
    Object otherValue) {

  /** One of each interface, and a map whose values are collections. */
  static final List<CollectionKind> ALL =
      List.of(
          new CollectionKind("list", Shapes.list(NumberShapes.LONG), i -> (long) i, -1L, null, -1L),
          new CollectionKind(
              "set", Shapes.set(TextShapes.STRING), i -> text(i), "k00001x", null, ""),
          new CollectionKind(
              "sorted set", Shapes.sortedSet(NumberShapes.INT), i -> 2 * i, 3, null, 3),
          new CollectionKind(
              "map",
              Shapes.map(TextShapes.STRING, NumberShapes.LONG),
              i -> text(i),
              "k00001x",
              i -> (long) i,
              -1L),
          new CollectionKind(
              "sorted map",
              Shapes.sortedMap(NumberShapes.LONG, TextShapes.STRING),
              i -> 2L * i,
              3L,
              i -> text(i),
              "other"),
          new CollectionKind(
              "map of lists",
              Shapes.map(TextShapes.STRING, Shapes.list(NumberShapes.INT)),
              i -> text(i),
              "k00001x",
              i -> List.of(i, i + 1),
              List.of(7)));

  private static String text(int i) {
    return String.format(Locale.ROOT, "k%05d", i);
  }

  Object valueAt(int i) {
    return value == null ? key.apply(i) : value.apply(i);
  }

  @SuppressWarnings("unchecked") // the shape says so
  void fill(Object items, int size) {
    for (int i = 0; i < size; i++) {
      if (value == null) {
        ((Collection<Object>) items).add(key.apply(i));
      } else {
        ((Map<Object, Object>) items).put(key.apply(i), value.apply(i));
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
