package dev.durable.internal.collection;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Goes upwards through entries of a snapshot, leaf after leaf. It does what {@link RangeIterator}
 * does, over entries that cannot change, and so with no call that depends on what else the program
 * uses collections for.
 */
abstract class StoredIterator<T extends @Nullable Object> implements Iterator<T> {

  private final StoredContent content;
  private final int to;
  private int next;
  private @Nullable StoredLeaf leaf;
  private int leafStart;
  private int leafEnd;
  private @Nullable Cursor cursor;

  /** From the second leaf on: who goes on is most likely to read it to its end. */
  private @Nullable LeafFetch fetch;

  private StoredIterator(StoredContent content, int from, int to) {
    this.content = content;
    this.next = from;
    this.to = to;
  }

  abstract T show(StoredLeaf leaf, int index);

  /** What is shown of a leaf and may be entities. */
  abstract StoredColumn shown(StoredLeaf leaf);

  @Override
  public final boolean hasNext() {
    return next < to;
  }

  @Override
  public final T next() {
    if (next >= to) {
      throw new NoSuchElementException();
    }
    try {
      content.requireOpen();
      StoredLeaf current = leaf;
      if (current == null || next >= leafEnd) {
        current = advance();
      }
      return show(current, next++ - leafStart);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw content.failure(e);
    }
  }

  private StoredLeaf advance() {
    Cursor known = cursor;
    if (known == null) {
      known = content.cursor();
      cursor = known;
    } else if (fetch == null) {
      fetch = new LeafFetch();
    }
    StoredLeaf found = (StoredLeaf) known.seek(next);
    leaf = found;
    leafStart = known.start();
    leafEnd = known.end();
    if (fetch != null) {
      fetch.entered(shown(found));
    }
    return found;
  }

  @Override
  public final void remove() {
    throw Content.refused();
  }

  /** Elements, or a map's keys. */
  static final class Keys<T extends @Nullable Object> extends StoredIterator<T> {

    Keys(StoredContent content, int from, int to) {
      super(content, from, to);
    }

    @Override
    T show(StoredLeaf leaf, int index) {
      return Column.as(leaf.key(index));
    }

    @Override
    StoredColumn shown(StoredLeaf leaf) {
      return leaf.keys;
    }
  }

  /** A map's values. */
  static final class Values<T extends @Nullable Object> extends StoredIterator<T> {

    Values(StoredContent content, int from, int to) {
      super(content, from, to);
    }

    @Override
    T show(StoredLeaf leaf, int index) {
      return Column.as(leaf.value(index));
    }

    @Override
    StoredColumn shown(StoredLeaf leaf) {
      return leaf.values();
    }
  }

  /** A map's entries. */
  static final class Entries<K extends @Nullable Object, V extends @Nullable Object>
      extends StoredIterator<Map.Entry<K, V>> {

    Entries(StoredContent content, int from, int to) {
      super(content, from, to);
    }

    @Override
    Map.Entry<K, V> show(StoredLeaf leaf, int index) {
      return new SimpleImmutableEntry<>(Column.as(leaf.key(index)), Column.as(leaf.value(index)));
    }

    @Override
    StoredColumn shown(StoredLeaf leaf) {
      return leaf.values();
    }
  }
}
