package dev.durable.internal.collection;

import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.ReferenceShape;
import dev.durable.codegen.ValueReader;
import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * A small list of a snapshot whose elements have one width and lie in the owner's record, as the
 * references of an entity to a few others do. Reading an object graph opens one for each entity, so
 * it is one object, and its code is its own: what all collections share is compiled for all of
 * them, with a call where here is none.
 */
final class InlineList<E extends @Nullable Object> extends AbstractList<E> implements RandomAccess {

  private final ReadContext context;
  private final MemorySegment segment;
  private final Column column;
  private final long first;

  private final int size;

  /**
   * Opens elements that fill their place.
   *
   * @param first the offset of the first element
   */
  InlineList(ReadContext context, MemorySegment segment, Column column, long first, int size) {
    this.context = context;
    this.segment = segment;
    this.column = column;
    this.first = first;
    this.size = size;
  }

  @Override
  public int size() {
    try {
      context.requireOpen();
      return size;
    } catch (IllegalStateException e) {
      throw context.failure(e);
    }
  }

  @Override
  public E get(int index) {
    return read(Objects.checkIndex(index, size));
  }

  private E read(int index) {
    try {
      long at = at(index);
      ReferenceShape<?> reference = column.reference;
      return Column.as(
          reference == null
              ? value(at)
              : reference.resolve(context, LittleEndian.getLong(segment, at), at));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  private @Nullable Object value(long at) {
    context.requireOpen();
    return column.shape.read(new ValueReader(context, segment, at, at + column.width));
  }

  private long at(int index) {
    return first + (long) index * column.width;
  }

  @Override
  public int indexOf(@Nullable Object element) {
    for (int i = 0; i < size(); i++) {
      if (isAt(i, element)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int lastIndexOf(@Nullable Object element) {
    for (int i = size() - 1; i >= 0; i--) {
      if (isAt(i, element)) {
        return i;
      }
    }
    return -1;
  }

  /** Entities are compared by their ids, none is resolved. */
  private boolean isAt(int index, @Nullable Object element) {
    if (column.reference == null) {
      return Objects.equals(get(index), element);
    }
    return element instanceof EntityView view
        && Entities.rawId(view) == LittleEndian.getLong(segment, at(index))
        && Entities.contextOf(view).heapId().equals(context.heapId());
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return indexOf(element) >= 0;
  }

  @Override
  public Iterator<E> iterator() {
    return new Elements();
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliterator(this, Spliterator.ORDERED | Spliterator.IMMUTABLE);
  }

  @Override
  public E set(int index, E element) {
    throw Content.refused();
  }

  @Override
  public void add(int index, E element) {
    throw Content.refused();
  }

  @Override
  public E remove(int index) {
    throw Content.refused();
  }

  @Override
  protected void removeRange(int from, int to) {
    throw Content.refused();
  }

  /** One element after the other. */
  private final class Elements implements Iterator<E> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public E next() {
      if (next >= size) {
        throw new NoSuchElementException();
      }
      return read(next++);
    }

    @Override
    public void remove() {
      throw Content.refused();
    }
  }
}
