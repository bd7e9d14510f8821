package dev.durable.internal.collection;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map over stored entries or over those of a draft. */
class MapOf<K, V extends @Nullable Object> extends AbstractMap<K, V> {

  final Range range;

  MapOf(Range range) {
    this.range = range;
  }

  final V valueAt(int position) {
    return Column.as(range.content.valueAt(position));
  }

  /** An entry as it is now; setting its value changes the map. */
  private Map.Entry<K, V> entry(Content.Scan scan, int position) {
    K key = Column.as(scan.key(position));
    V value = Column.as(scan.value(position));
    return range.content.isMutable()
        ? new LiveEntry(key, value)
        : new SimpleImmutableEntry<>(key, value);
  }

  @Override
  public final int size() {
    return range.size();
  }

  @Override
  public final boolean containsKey(@Nullable Object key) {
    return range.find(key) >= 0;
  }

  @Override
  public final boolean containsValue(@Nullable Object value) {
    return values().contains(value);
  }

  @Override
  public final @Nullable V get(@Nullable Object key) {
    return Column.as(range.value(key));
  }

  @Override
  public final @Nullable V getOrDefault(@Nullable Object key, V otherwise) {
    int position = range.find(key);
    return position < 0 ? otherwise : valueAt(position);
  }

  @Override
  @SuppressWarnings("unchecked") // the shape says what the values are
  public final @Nullable V put(K key, V value) {
    range.requireInside(key);
    return (V) range.content.put(key, value);
  }

  @Override
  public final @Nullable V remove(@Nullable Object key) {
    int position = range.find(key);
    if (position < 0) {
      return null;
    }
    V before = valueAt(position);
    range.content.remove(position, position + 1);
    return before;
  }

  @Override
  public final void clear() {
    range.clear();
  }

  // What these give is the stored, live thing and not what was put.

  @Override
  public final @Nullable V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    return super.computeIfAbsent(key, function) == null ? null : get(key);
  }

  @Override
  public final @Nullable V computeIfPresent(
      K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return super.computeIfPresent(key, function) == null ? null : get(key);
  }

  @Override
  public final @Nullable V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return super.compute(key, function) == null ? null : get(key);
  }

  @Override
  public final @Nullable V merge(
      K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    return super.merge(key, value, function) == null ? null : get(key);
  }

  @Override
  public Set<K> keySet() {
    return new SetOf<>(range);
  }

  @Override
  public final Collection<V> values() {
    return new Values();
  }

  @Override
  public final Set<Map.Entry<K, V>> entrySet() {
    return new Entries();
  }

  private final class Values extends AbstractCollection<V> {

    private Range.Projection<V> projection() {
      return (scan, at) -> Column.as(scan.value(at));
    }

    @Override
    public int size() {
      return range.size();
    }

    @Override
    public Iterator<V> iterator() {
      return range.iterator(Range.Part.VALUES, projection());
    }

    @Override
    public boolean contains(@Nullable Object value) {
      Object asked = range.content.asked(value);
      if (asked == null && value != null) {
        return false;
      }
      for (V each : this) {
        if (Column.isSame(asked, each)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean remove(@Nullable Object value) {
      Object asked = range.content.asked(value);
      for (Iterator<V> each = iterator(); each.hasNext(); ) {
        if (Column.isSame(asked, each.next())) {
          each.remove();
          return true;
        }
      }
      return false;
    }

    @Override
    public void clear() {
      range.clear();
    }

    @Override
    public Spliterator<V> spliterator() {
      return range.spliterator(projection(), Spliterator.ORDERED);
    }
  }

  private final class Entries extends AbstractSet<Map.Entry<K, V>> {

    @Override
    public int size() {
      return range.size();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
      return range.iterator(Range.Part.ENTRIES, MapOf.this::entry);
    }

    /** The position of the entry, or a negative number. */
    private int find(@Nullable Object object) {
      if (!(object instanceof Map.Entry<?, ?> entry)) {
        return -1;
      }
      int position = range.find(entry.getKey());
      return position >= 0
              && Column.isSame(
                  range.content.asked(entry.getValue()), range.content.valueAt(position))
          ? position
          : -1;
    }

    @Override
    public boolean contains(@Nullable Object entry) {
      return find(entry) >= 0;
    }

    @Override
    public boolean remove(@Nullable Object entry) {
      int position = find(entry);
      if (position < 0) {
        return false;
      }
      range.content.remove(position, position + 1);
      return true;
    }

    @Override
    public void clear() {
      range.clear();
    }

    @Override
    public Spliterator<Map.Entry<K, V>> spliterator() {
      return range.spliterator(MapOf.this::entry, Spliterator.DISTINCT | Spliterator.ORDERED);
    }
  }

  /** Key and value as they were shown; a new value goes into the map. */
  private final class LiveEntry extends SimpleEntry<K, V> {

    private static final long serialVersionUID = 1L;

    LiveEntry(K key, V value) {
      super(key, value);
    }

    @Override
    public V setValue(V value) {
      int position = range.content.find(getKey());
      if (position < 0) {
        throw new IllegalStateException("The entry was removed.");
      }
      V before = Column.as(range.content.setValue(position, value));
      super.setValue(value);
      return before;
    }
  }
}
