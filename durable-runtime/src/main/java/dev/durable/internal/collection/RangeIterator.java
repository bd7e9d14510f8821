package dev.durable.internal.collection;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes through a range in its direction, leaf after leaf. Fails fast over drafts. */
final class RangeIterator<T extends @Nullable Object> implements Iterator<T> {

  private final Content content;
  private final Range.Projection<T> projection;
  private final Content.Scan scan;
  private final boolean isDescending;
  private int expectedChanges;
  private int next;
  private int left;
  private int shown = -1;

  RangeIterator(Range range, Range.Projection<T> projection) {
    this.content = range.content;
    this.projection = projection;
    this.isDescending = range.isDescending;
    this.left = range.size();
    this.next = isDescending ? range.to() - 1 : range.from();
    this.scan = content.scan();
    this.expectedChanges = content.changes();
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public T next() {
    check();
    if (left == 0) {
      throw new NoSuchElementException();
    }
    T result = projection.at(scan, next);
    shown = next;
    next += isDescending ? -1 : 1;
    left--;
    return result;
  }

  @Override
  public void remove() {
    if (!content.isMutable()) {
      throw Content.refused();
    }
    if (shown < 0) {
      throw new IllegalStateException("next() was not called since the last removal.");
    }
    check();
    content.remove(shown, shown + 1);
    if (!isDescending) {
      next--;
    }
    shown = -1;
    expectedChanges = content.changes();
  }

  private void check() {
    if (expectedChanges != content.changes()) {
      throw new ConcurrentModificationException();
    }
  }
}
