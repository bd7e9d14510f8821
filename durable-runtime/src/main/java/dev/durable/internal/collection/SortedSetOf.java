package dev.durable.internal.collection;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** A sorted set, or the keys of a sorted map, or a part of it in either direction. */
class SortedSetOf<E> extends SetOf<E> implements NavigableSet<E> {

  SortedSetOf(Range range) {
    super(range);
  }

  private @Nullable E at(int position) {
    return position < 0 ? null : keyAt(position);
  }

  private E keyAt(int position) {
    return Column.as(range.content.keyAt(position));
  }

  @Override
  @SuppressWarnings("unchecked") // natural order, as the shape knows the elements to have
  public final @Nullable Comparator<? super E> comparator() {
    return range.isDescending ? (Comparator<? super E>) Collections.reverseOrder() : null;
  }

  @Override
  public final E first() {
    return keyAt(Range.present(range.first()));
  }

  @Override
  public final E last() {
    return keyAt(Range.present(range.last()));
  }

  @Override
  public final @Nullable E lower(E element) {
    return at(range.near(element, true, false));
  }

  @Override
  public final @Nullable E floor(E element) {
    return at(range.near(element, true, true));
  }

  @Override
  public final @Nullable E ceiling(E element) {
    return at(range.near(element, false, true));
  }

  @Override
  public final @Nullable E higher(E element) {
    return at(range.near(element, false, false));
  }

  @Override
  public final @Nullable E pollFirst() {
    return poll(range.first());
  }

  @Override
  public final @Nullable E pollLast() {
    return poll(range.last());
  }

  private @Nullable E poll(int position) {
    if (!range.content.isMutable()) {
      throw Content.refused();
    }
    E element = at(position);
    if (position >= 0) {
      range.content.remove(position, position + 1);
    }
    return element;
  }

  @Override
  public final NavigableSet<E> descendingSet() {
    return new SortedSetOf<>(range.reversed());
  }

  @Override
  public final Iterator<E> descendingIterator() {
    return range.reversed().iterator(Range.Part.KEYS, keys());
  }

  @Override
  public final NavigableSet<E> subSet(E from, boolean fromInclusive, E to, boolean toInclusive) {
    return new SortedSetOf<>(
        range.part(new Range.Bound(from, fromInclusive), new Range.Bound(to, toInclusive)));
  }

  @Override
  public final NavigableSet<E> headSet(E to, boolean inclusive) {
    return new SortedSetOf<>(range.part(null, new Range.Bound(to, inclusive)));
  }

  @Override
  public final NavigableSet<E> tailSet(E from, boolean inclusive) {
    return new SortedSetOf<>(range.part(new Range.Bound(from, inclusive), null));
  }

  @Override
  public final NavigableSet<E> subSet(E from, E to) {
    return subSet(from, true, to, false);
  }

  @Override
  public final NavigableSet<E> headSet(E to) {
    return headSet(to, false);
  }

  @Override
  public final NavigableSet<E> tailSet(E from) {
    return tailSet(from, true);
  }
}
