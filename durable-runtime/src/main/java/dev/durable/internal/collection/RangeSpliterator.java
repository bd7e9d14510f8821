package dev.durable.internal.collection;

import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Halves a range at the border of leaves. Binds late and fails fast over drafts. */
final class RangeSpliterator<T extends @Nullable Object> implements Spliterator<T> {

  private final Range range;
  private final Range.Projection<T> projection;
  private final int characteristics;
  private Content.@Nullable Scan scan;

  /** In the range's direction; -1 until the first use. */
  private int from;

  private int to;
  private int expectedChanges;

  RangeSpliterator(Range range, Range.Projection<T> projection, int characteristics) {
    this(range, projection, characteristics, 0, -1, 0);
  }

  private RangeSpliterator(
      Range range,
      Range.Projection<T> projection,
      int characteristics,
      int from,
      int to,
      int expectedChanges) {
    this.range = range;
    this.projection = projection;
    this.characteristics =
        characteristics | SIZED | SUBSIZED | (range.content.isMutable() ? 0 : IMMUTABLE);
    this.from = from;
    this.to = to;
    this.expectedChanges = expectedChanges;
  }

  private int bind() {
    if (to < 0) {
      to = range.size();
      expectedChanges = range.content.changes();
    }
    return to;
  }

  /** The position in the collection of what is at this place of the range. */
  private int position(int index) {
    return range.isDescending ? range.to() - 1 - index : range.from() + index;
  }

  private T at(int index) {
    Content.Scan known = scan;
    if (known == null) {
      known = range.content.scan();
      scan = known;
    }
    T result = projection.at(known, position(index));
    if (expectedChanges != range.content.changes()) {
      throw new ConcurrentModificationException();
    }
    return result;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    Objects.requireNonNull(action);
    if (from >= bind()) {
      return false;
    }
    action.accept(at(from++));
    return true;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    Objects.requireNonNull(action);
    for (int end = bind(); from < end; ) {
      action.accept(at(from++));
    }
  }

  @Override
  public @Nullable Spliterator<T> trySplit() {
    int end = bind();
    int middle = (from + end) >>> 1;
    if (middle <= from) {
      return null;
    }
    if (!range.isDescending) {
      int border = range.content.leafStart(position(middle)) - range.from();
      middle = border > from ? border : middle;
    }
    Spliterator<T> first =
        new RangeSpliterator<>(range, projection, characteristics, from, middle, expectedChanges);
    from = middle;
    return first;
  }

  @Override
  public long estimateSize() {
    return bind() - (long) from;
  }

  @Override
  public int characteristics() {
    return characteristics;
  }

  @Override
  public @Nullable Comparator<? super T> getComparator() {
    if ((characteristics & SORTED) == 0) {
      throw new IllegalStateException("Not sorted.");
    }
    return null;
  }
}
