package dev.durable.internal.collection;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** A sorted map, or a part of it in either direction. */
class SortedMapOf<K, V extends @Nullable Object> extends MapOf<K, V> implements NavigableMap<K, V> {

  SortedMapOf(Range range) {
    super(range);
  }

  private K keyAt(int position) {
    return Column.as(range.content.keyAt(position));
  }

  private @Nullable K keyOrNull(int position) {
    return position < 0 ? null : keyAt(position);
  }

  /** Entries that are not found by iterating are snapshots, as {@code NavigableMap} has it. */
  private Map.@Nullable Entry<K, V> entryOrNull(int position) {
    return position < 0 ? null : new SimpleImmutableEntry<>(keyAt(position), valueAt(position));
  }

  @Override
  @SuppressWarnings("unchecked") // natural order, as the shape knows the keys to have
  public final @Nullable Comparator<? super K> comparator() {
    return range.isDescending ? (Comparator<? super K>) Collections.reverseOrder() : null;
  }

  @Override
  public final K firstKey() {
    return keyAt(Range.present(range.first()));
  }

  @Override
  public final K lastKey() {
    return keyAt(Range.present(range.last()));
  }

  @Override
  public final Map.@Nullable Entry<K, V> firstEntry() {
    return entryOrNull(range.first());
  }

  @Override
  public final Map.@Nullable Entry<K, V> lastEntry() {
    return entryOrNull(range.last());
  }

  @Override
  public final Map.@Nullable Entry<K, V> lowerEntry(K key) {
    return entryOrNull(range.near(key, true, false));
  }

  @Override
  public final @Nullable K lowerKey(K key) {
    return keyOrNull(range.near(key, true, false));
  }

  @Override
  public final Map.@Nullable Entry<K, V> floorEntry(K key) {
    return entryOrNull(range.near(key, true, true));
  }

  @Override
  public final @Nullable K floorKey(K key) {
    return keyOrNull(range.near(key, true, true));
  }

  @Override
  public final Map.@Nullable Entry<K, V> ceilingEntry(K key) {
    return entryOrNull(range.near(key, false, true));
  }

  @Override
  public final @Nullable K ceilingKey(K key) {
    return keyOrNull(range.near(key, false, true));
  }

  @Override
  public final Map.@Nullable Entry<K, V> higherEntry(K key) {
    return entryOrNull(range.near(key, false, false));
  }

  @Override
  public final @Nullable K higherKey(K key) {
    return keyOrNull(range.near(key, false, false));
  }

  @Override
  public final Map.@Nullable Entry<K, V> pollFirstEntry() {
    return poll(range.first());
  }

  @Override
  public final Map.@Nullable Entry<K, V> pollLastEntry() {
    return poll(range.last());
  }

  private Map.@Nullable Entry<K, V> poll(int position) {
    if (!range.content.isMutable()) {
      throw Content.refused();
    }
    Map.Entry<K, V> entry = entryOrNull(position);
    if (entry != null) {
      range.content.remove(position, position + 1);
    }
    return entry;
  }

  @Override
  public final NavigableMap<K, V> descendingMap() {
    return new SortedMapOf<>(range.reversed());
  }

  @Override
  public final NavigableSet<K> keySet() {
    return navigableKeySet();
  }

  @Override
  public final NavigableSet<K> navigableKeySet() {
    return new SortedSetOf<>(range);
  }

  @Override
  public final NavigableSet<K> descendingKeySet() {
    return new SortedSetOf<>(range.reversed());
  }

  @Override
  public final NavigableMap<K, V> subMap(K from, boolean fromInclusive, K to, boolean toInclusive) {
    return new SortedMapOf<>(
        range.part(new Range.Bound(from, fromInclusive), new Range.Bound(to, toInclusive)));
  }

  @Override
  public final NavigableMap<K, V> headMap(K to, boolean inclusive) {
    return new SortedMapOf<>(range.part(null, new Range.Bound(to, inclusive)));
  }

  @Override
  public final NavigableMap<K, V> tailMap(K from, boolean inclusive) {
    return new SortedMapOf<>(range.part(new Range.Bound(from, inclusive), null));
  }

  @Override
  public final NavigableMap<K, V> subMap(K from, K to) {
    return subMap(from, true, to, false);
  }

  @Override
  public final NavigableMap<K, V> headMap(K to) {
    return headMap(to, false);
  }

  @Override
  public final NavigableMap<K, V> tailMap(K from) {
    return tailMap(from, true);
  }
}
