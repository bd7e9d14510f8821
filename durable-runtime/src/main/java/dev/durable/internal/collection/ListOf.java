package dev.durable.internal.collection;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/** A list over stored entries or over those of a draft. */
class ListOf<E extends @Nullable Object> extends AbstractList<E> implements RandomAccess {

  final Content content;

  ListOf(Content content) {
    this.content = content;
  }

  @Override
  public final int size() {
    return content.size();
  }

  @Override
  public final E get(int index) {
    Objects.checkIndex(index, content.size());
    return Column.as(content.keyAt(index));
  }

  @Override
  public final E set(int index, E element) {
    Objects.checkIndex(index, content.size());
    return Column.as(content.set(index, element));
  }

  @Override
  public final void add(int index, E element) {
    Objects.checkIndex(index, content.size() + 1);
    content.insert(index, element);
    modCount++;
  }

  @Override
  public final E remove(int index) {
    E element = get(index);
    removeRange(index, index + 1);
    return element;
  }

  @Override
  public final boolean remove(@Nullable Object element) {
    int index = indexOf(element);
    if (index < 0) {
      return false;
    }
    removeRange(index, index + 1);
    return true;
  }

  @Override
  protected final void removeRange(int from, int to) {
    content.remove(from, to);
    modCount++;
  }

  @Override
  public final boolean addAll(Collection<? extends E> elements) {
    return addAll(size(), elements);
  }

  @Override
  @SuppressWarnings("unchecked") // what the given collection holds is an E
  public final boolean addAll(int index, Collection<? extends E> elements) {
    Objects.checkIndex(index, content.size() + 1);
    int at = index;
    for (Object element : elements.toArray()) { // a copy: it may be this very list
      add(at++, (E) element);
    }
    return at > index;
  }

  @Override
  public final int indexOf(@Nullable Object element) {
    return content.indexOf(element, false);
  }

  @Override
  public final int lastIndexOf(@Nullable Object element) {
    return content.indexOf(element, true);
  }

  @Override
  public final boolean contains(@Nullable Object element) {
    return indexOf(element) >= 0;
  }

  @Override
  @SuppressWarnings("unchecked") // the array holds the list's own elements
  public final void sort(@Nullable Comparator<? super E> order) {
    if (!content.isMutable()) {
      throw Content.refused();
    }
    int expected = content.changes();
    @Nullable Object[] elements = toArray();
    Arrays.sort((E[]) elements, order);
    if (expected != content.changes()) {
      throw new ConcurrentModificationException();
    }
    content.fill(elements);
    modCount++;
  }

  @Override
  public final Iterator<E> iterator() {
    return content instanceof StoredContent stored
        ? new StoredIterator.Keys<>(stored, 0, stored.size())
        : new Steps(0);
  }

  @Override
  public final ListIterator<E> listIterator(int index) {
    Objects.checkIndex(index, content.size() + 1);
    return new Steps(index);
  }

  @Override
  public final Spliterator<E> spliterator() {
    Range.Projection<E> elements = (scan, at) -> Column.as(scan.key(at));
    return Range.all(content).spliterator(elements, Spliterator.ORDERED);
  }

  /** Steps through the list, and remembers its leaf. */
  private final class Steps implements ListIterator<E> {

    private final Content.Scan scan = content.scan();
    private int expected = modCount;
    private int next;
    private int shown = -1;

    Steps(int next) {
      this.next = next;
    }

    private void check() {
      if (expected != modCount) {
        throw new ConcurrentModificationException();
      }
    }

    private E show(int index) {
      E element = Column.as(scan.key(index));
      shown = index;
      return element;
    }

    @Override
    public boolean hasNext() {
      return next < size();
    }

    @Override
    public E next() {
      check();
      if (next >= size()) {
        throw new NoSuchElementException();
      }
      E element = show(next);
      next++;
      return element;
    }

    @Override
    public boolean hasPrevious() {
      return next > 0;
    }

    @Override
    public E previous() {
      check();
      if (next == 0) {
        throw new NoSuchElementException();
      }
      E element = show(next - 1);
      next--;
      return element;
    }

    @Override
    public int nextIndex() {
      return next;
    }

    @Override
    public int previousIndex() {
      return next - 1;
    }

    private int shown() {
      if (!content.isMutable()) {
        throw Content.refused();
      }
      if (shown < 0) {
        throw new IllegalStateException(
            "Neither next() nor previous() was called since the change.");
      }
      check();
      return shown;
    }

    @Override
    public void remove() {
      int index = shown();
      removeRange(index, index + 1);
      if (index < next) {
        next--;
      }
      shown = -1;
      expected = modCount;
    }

    @Override
    public void set(E element) {
      ListOf.this.set(shown(), element);
    }

    @Override
    public void add(E element) {
      check();
      ListOf.this.add(next, element);
      next++;
      shown = -1;
      expected = modCount;
    }
  }
}
