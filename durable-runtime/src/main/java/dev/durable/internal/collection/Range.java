package dev.durable.internal.collection;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sorted collection, in one direction; or all of any collection. Bounds are keys, since
 * a draft changes beneath; where they lie is found in O(log n) and kept until it does.
 */
final class Range {

  final Content content;
  final boolean isDescending;
  private final @Nullable Bound low;
  private final @Nullable Bound high;
  private @Nullable Resolved resolved;

  private Range(Content content, @Nullable Bound low, @Nullable Bound high, boolean isDescending) {
    this.content = content;
    this.low = low;
    this.high = high;
    this.isDescending = isDescending;
  }

  /** All of a collection. */
  static Range all(Content content) {
    return new Range(content, null, null, false);
  }

  /** One end. */
  record Bound(@Nullable Object key, boolean isInclusive) {}

  private record Resolved(int changes, int from, int to) {}

  private Resolved resolved() {
    int size = content.size();
    if (low == null && high == null) {
      return new Resolved(0, 0, size);
    }
    Resolved known = resolved;
    if (known == null || known.changes != content.changes()) {
      int from = low == null ? 0 : position(low, true);
      int to = high == null ? size : position(high, false);
      known = new Resolved(content.changes(), from, Math.max(from, to));
      resolved = known;
    }
    return known;
  }

  /** Where a bound lies: the first position inside, or the first behind. */
  private int position(Bound bound, boolean isLow) {
    int found = content.find(bound.key);
    if (found < 0) {
      return -1 - found;
    }
    return bound.isInclusive == isLow ? found : found + 1;
  }

  int size() {
    if (low == null && high == null) {
      return content.size();
    }
    Resolved at = resolved();
    return at.to - at.from;
  }

  int from() {
    return resolved().from;
  }

  int to() {
    return resolved().to;
  }

  /** The position of the key, if it is in the range; else a negative number. */
  int find(@Nullable Object key) {
    int position = content.find(key);
    if (low == null && high == null) {
      return position;
    }
    Resolved at = resolved();
    return position >= at.from && position < at.to ? position : -1;
  }

  /** A map's value for a key in the range; null where there is none. */
  @Nullable Object value(@Nullable Object key) {
    if (low == null && high == null) {
      return content.valueOf(key);
    }
    int position = find(key);
    return position < 0 ? null : content.valueAt(position);
  }

  /** The position of the first in this direction, or -1. */
  int first() {
    Resolved at = resolved();
    if (at.from == at.to) {
      return -1;
    }
    return isDescending ? at.to - 1 : at.from;
  }

  /** The position of the last in this direction, or -1. */
  int last() {
    Resolved at = resolved();
    if (at.from == at.to) {
      return -1;
    }
    return isDescending ? at.from : at.to - 1;
  }

  /** The same, where there must be one. */
  static int present(int position) {
    if (position < 0) {
      throw new NoSuchElementException("The collection is empty.");
    }
    return position;
  }

  /**
   * The position next to a key, or -1.
   *
   * @param isBefore whether to look before the key, in this direction, or behind it
   */
  int near(@Nullable Object key, boolean isBefore, boolean isInclusive) {
    require(key);
    int found = content.find(key);
    Resolved at = resolved();
    if (isBefore != isDescending) {
      int position = found < 0 ? -2 - found : isInclusive ? found : found - 1;
      position = Math.min(position, at.to - 1);
      return position < at.from ? -1 : position;
    }
    int position = found < 0 ? -1 - found : isInclusive ? found : found + 1;
    position = Math.max(position, at.from);
    return position >= at.to ? -1 : position;
  }

  private void require(@Nullable Object key) {
    content.entries().key().require(key, "A key", null);
  }

  Range reversed() {
    return new Range(content, low, high, !isDescending);
  }

  /** A part of this range, bounds in this direction; null is no bound. */
  Range part(@Nullable Bound from, @Nullable Bound to) {
    if (from != null) {
      requireBound(from);
    }
    if (to != null) {
      requireBound(to);
    }
    Bound newLow = isDescending ? to : from;
    Bound newHigh = isDescending ? from : to;
    if (newLow != null && newHigh != null && compare(newLow.key, newHigh.key) > 0) {
      throw new IllegalArgumentException("The range ends before it begins.");
    }
    return new Range(
        content, newLow == null ? low : newLow, newHigh == null ? high : newHigh, isDescending);
  }

  private void requireBound(Bound bound) {
    require(bound.key);
    boolean isInside =
        (low == null || isAbove(low, bound)) && (high == null || isBelow(high, bound));
    if (!isInside) {
      throw new IllegalArgumentException("The bound is out of the range.");
    }
  }

  /** An exclusive bound may repeat the exclusive bound of the range. */
  private boolean isAbove(Bound end, Bound bound) {
    int order = compare(bound.key, end.key);
    return order > 0 || (order == 0 && (end.isInclusive || !bound.isInclusive));
  }

  private boolean isBelow(Bound end, Bound bound) {
    int order = compare(bound.key, end.key);
    return order < 0 || (order == 0 && (end.isInclusive || !bound.isInclusive));
  }

  private int compare(@Nullable Object a, @Nullable Object b) {
    return content.compare(a, b);
  }

  /** Refuses a key that is to be put in but lies outside. */
  void requireInside(@Nullable Object key) {
    if (low != null || high != null) {
      requireBound(new Bound(key, true));
    }
  }

  /** Removes all of the range. */
  void clear() {
    Resolved at = resolved();
    content.remove(at.from, at.to);
  }

  /** What of each entry is gone through. */
  enum Part {
    KEYS,
    VALUES,
    ENTRIES
  }

  @SuppressWarnings("unchecked") // the part says what the iterator gives
  <T extends @Nullable Object> Iterator<T> iterator(Part part, Projection<T> projection) {
    if (content instanceof StoredContent stored && !isDescending) {
      Resolved at = resolved();
      return (Iterator<T>) stored.iterator(part, at.from, at.to);
    }
    return new RangeIterator<>(this, projection);
  }

  <T extends @Nullable Object> Spliterator<T> spliterator(
      Projection<T> projection, int characteristics) {
    return new RangeSpliterator<>(this, projection, characteristics);
  }

  /** What is shown of an entry: its key, its value or both. */
  interface Projection<T extends @Nullable Object> {

    T at(Content.Scan scan, int position);
  }
}
