package dev.durable.internal.collection;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/** A set, or the keys of a map, over stored entries or over those of a draft. */
class SetOf<E extends @Nullable Object> extends AbstractSet<E> {

  final Range range;

  SetOf(Range range) {
    this.range = range;
  }

  final Range.Projection<E> keys() {
    return (scan, at) -> Column.as(scan.key(at));
  }

  @Override
  public final int size() {
    return range.size();
  }

  @Override
  public final Iterator<E> iterator() {
    return range.iterator(Range.Part.KEYS, keys());
  }

  @Override
  public final boolean contains(@Nullable Object element) {
    return range.find(element) >= 0;
  }

  @Override
  public final boolean add(E element) {
    if (range.content.entries().value() != null) {
      throw new UnsupportedOperationException("A map's keys come with values: put them.");
    }
    range.requireInside(element);
    return range.content.add(element);
  }

  @Override
  public final boolean remove(@Nullable Object element) {
    int position = range.find(element);
    if (position < 0) {
      return false;
    }
    range.content.remove(position, position + 1);
    return true;
  }

  @Override
  public final void clear() {
    range.clear();
  }

  @Override
  public final Spliterator<E> spliterator() {
    boolean isSorted = range.content.entries().shape().kind().isSorted();
    return range.spliterator(
        keys(),
        Spliterator.DISTINCT
            | Spliterator.ORDERED
            | (isSorted && !range.isDescending ? Spliterator.SORTED : 0));
  }
}
