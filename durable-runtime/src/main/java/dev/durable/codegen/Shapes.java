package dev.durable.codegen;

import dev.durable.annotations.ValueConverter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Makes the shapes that are made of others. */
public final class Shapes {

  private Shapes() {}

  /** A value that may be null. */
  public static <T> Shape<@Nullable T> nullable(Shape<T> shape) {
    return new CompositeShapes.OfNullable<>(shape);
  }

  /** A value or nothing. */
  public static <T> Shape<Optional<T>> optional(Shape<T> shape) {
    return new CompositeShapes.OfOptional<>(shape);
  }

  /**
   * An enum, stored by the position of its constant's name among all names in order, so that
   * reordering the constants changes nothing.
   *
   * @param constants all of them as the enum declares them now
   * @param names the names that the generated code was made for, in order
   */
  public static <E extends Enum<E>> EnumShape<E> enumeration(
      Class<E> type, E[] constants, String... names) {
    return new EnumShape<>(type, constants, names);
  }

  /** A value of any type, stored as another. */
  public static <T, S> Shape<T> converted(
      Class<?> type, ValueConverter<T, S> converter, Shape<S> stored) {
    return new CompositeShapes.OfConverted<>(type, converter, stored);
  }

  /** A reference to an entity of this type or, where it is sealed, of one of its kinds. */
  public static <T> Shape<T> reference(Class<T> type) {
    return new ReferenceShape<>(type);
  }

  /** A list, by position; also what is declared as a {@code Collection}. */
  public static <E extends @Nullable Object> CollectionShape<List<E>> list(Shape<E> element) {
    return new CollectionShape<>(CollectionShape.Kind.LIST, element, null);
  }

  /** What is declared as a {@code Collection} and stored as a list. */
  public static <E extends @Nullable Object> CollectionShape<Collection<E>> collection(
      Shape<E> element) {
    return new CollectionShape<>(CollectionShape.Kind.LIST, element, null);
  }

  /** A set, in the order of the format. */
  public static <E> CollectionShape<Set<E>> set(Shape<E> element) {
    return new CollectionShape<>(CollectionShape.Kind.SET, element, null);
  }

  /** A set in natural order. */
  public static <E> CollectionShape<SortedSet<E>> sortedSet(Shape<E> element) {
    return new CollectionShape<>(CollectionShape.Kind.SORTED_SET, element, null);
  }

  /** A set in natural order, where it is declared as a {@code NavigableSet}. */
  public static <E> CollectionShape<NavigableSet<E>> navigableSet(Shape<E> element) {
    return new CollectionShape<>(CollectionShape.Kind.SORTED_SET, element, null);
  }

  /** A map, its keys in the order of the format. */
  public static <K, V extends @Nullable Object> CollectionShape<Map<K, V>> map(
      Shape<K> key, Shape<V> value) {
    return new CollectionShape<>(CollectionShape.Kind.MAP, key, value);
  }

  /** A map, its keys in natural order. */
  public static <K, V extends @Nullable Object> CollectionShape<SortedMap<K, V>> sortedMap(
      Shape<K> key, Shape<V> value) {
    return new CollectionShape<>(CollectionShape.Kind.SORTED_MAP, key, value);
  }

  /** A map, its keys in natural order, where it is declared as a {@code NavigableMap}. */
  public static <K, V extends @Nullable Object> CollectionShape<NavigableMap<K, V>> navigableMap(
      Shape<K> key, Shape<V> value) {
    return new CollectionShape<>(CollectionShape.Kind.SORTED_MAP, key, value);
  }
}
