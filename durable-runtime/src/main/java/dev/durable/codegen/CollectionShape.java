package dev.durable.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A collection. As a property, as an element and as a map's value it is stored by the collection
 * engine and read where it lies; only inside a record or another value is it written whole, as a
 * count and its elements, and read whole.
 *
 * @param <T> the collection's type
 */
public final class CollectionShape<T> extends Shape<T> {

  /** What the format knows of a collection's type. */
  public enum Kind {
    LIST("list"),
    SET("set"),
    SORTED_SET("sorted-set"),
    MAP("map"),
    SORTED_MAP("sorted-map");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that describes it in the file. */
    String word() {
      return word;
    }

    /** Whether it has keys and values. */
    public boolean isMap() {
      return this == MAP || this == SORTED_MAP;
    }

    /** Whether it is shown in natural order. */
    public boolean isSorted() {
      return this == SORTED_SET || this == SORTED_MAP;
    }
  }

  private final Kind kind;
  private final Shape<@Nullable Object> key;
  private final @Nullable Shape<@Nullable Object> value;
  private volatile @Nullable Object prepared;

  @SuppressWarnings("unchecked") // elements go in and out by the shape that the declaration gave
  CollectionShape(Kind kind, Shape<?> key, @Nullable Shape<?> value) {
    this.kind = kind;
    this.key = (Shape<@Nullable Object>) key;
    this.value = (Shape<@Nullable Object>) value;
  }

  /** What the collection engine has worked out of the shape; null before the first time. */
  public @Nullable Object prepared() {
    return prepared;
  }

  /** Keeps what the collection engine has worked out, since views are opened often. */
  public void prepared(Object preparation) {
    prepared = preparation;
  }

  /** List, set or map. */
  public Kind kind() {
    return kind;
  }

  /** The shape of elements, or of a map's keys. */
  public Shape<@Nullable Object> element() {
    return key;
  }

  /** The shape of a map's values; only for maps. */
  public Shape<@Nullable Object> value() {
    if (value == null) {
      throw new IllegalStateException(this + " has no values.");
    }
    return value;
  }

  @Override
  public void write(T collection, ValueWriter out) {
    if (collection instanceof Map<?, ?> map) {
      out.writeVarint(map.size());
      for (Map.Entry<?, ?> entry : ordered(map).entrySet()) {
        key.write(entry.getKey(), out);
        value().write(entry.getValue(), out);
      }
    } else {
      Collection<?> elements = (Collection<?>) collection;
      out.writeVarint(elements.size());
      for (Object element : kind == Kind.LIST ? elements : ordered(elements)) {
        key.write(element, out);
      }
    }
  }

  private Collection<?> ordered(Collection<?> elements) {
    TreeSet<@Nullable Object> ordered = new TreeSet<>(key::order);
    ordered.addAll(elements);
    return ordered;
  }

  private Map<?, ?> ordered(Map<?, ?> map) {
    TreeMap<@Nullable Object, @Nullable Object> ordered = new TreeMap<>(key::order);
    ordered.putAll(map);
    return ordered;
  }

  @Override
  @SuppressWarnings("unchecked") // the kind says which type T is
  public T read(ValueReader in) {
    in.enter();
    int count = in.readCount();
    Object result =
        switch (kind) {
          case LIST -> Collections.unmodifiableList(into(new ArrayList<>(), count, in));
          case SET -> Collections.unmodifiableSet(into(new LinkedHashSet<>(), count, in));
          case SORTED_SET -> Collections.unmodifiableNavigableSet(into(new TreeSet<>(), count, in));
          case MAP -> Collections.unmodifiableMap(into(new LinkedHashMap<>(), count, in));
          case SORTED_MAP -> Collections.unmodifiableNavigableMap(into(new TreeMap<>(), count, in));
        };
    in.leave();
    return (T) result;
  }

  private <C extends Collection<@Nullable Object>> C into(C target, int count, ValueReader in) {
    for (int i = 0; i < count; i++) {
      target.add(key.read(in));
    }
    return target;
  }

  private <M extends Map<@Nullable Object, @Nullable Object>> M into(
      M target, int count, ValueReader in) {
    for (int i = 0; i < count; i++) {
      Object k = key.read(in);
      target.put(k, value().read(in));
    }
    return target;
  }

  @Override
  boolean copy(ValueReader in, ValueWriter out) {
    in.enter();
    ValueWriter kept = new ValueWriter();
    int keptCount = 0;
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      int start = kept.size();
      boolean whole =
          kind == Kind.LIST ? key.copy(in, kept) : DescribedShapes.copyUnchanged(key, in, kept);
      if (value != null) {
        whole &= value.copy(in, kept);
      }
      if (whole) {
        keptCount++;
      } else {
        kept.truncate(start);
      }
    }
    in.leave();
    out.writeVarint(keptCount);
    out.writeRaw(kept.array(), 0, kept.size());
    return true;
  }

  @Override
  public int compare(ValueReader a, ValueReader b) {
    throw new IllegalStateException("Collections have no order: " + this);
  }

  @Override
  public boolean hasReferences() {
    return key.hasReferences() || (value != null && value.hasReferences());
  }

  @Override
  public void visit(T collection, EntitySerializer.Visitor visitor) {
    if (!hasReferences()) {
      return;
    }
    if (collection instanceof Map<?, ?> map) {
      map.forEach(
          (k, v) -> {
            key.visit(k, visitor);
            value().visit(v, visitor);
          });
    } else {
      List<@Nullable Object> elements = new ArrayList<>((Collection<?>) collection);
      elements.forEach(element -> key.visit(element, visitor));
    }
  }

  @Override
  void describe(ShapeText text) {
    text.add(kind.word).add("<").add(key);
    if (value != null) {
      text.add(",").add(value);
    }
    text.add(">");
  }
}
