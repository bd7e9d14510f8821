package dev.durable.internal.collection;

import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A collection of a snapshot. Safe for all threads: it never changes. */
abstract class SnapshotContent extends Content {

  final Source source;

  SnapshotContent(Source source) {
    this.source = source;
  }

  @Override
  final EntryShape entries() {
    return source.entries();
  }

  final void requireOpen() {
    source.context().requireOpen();
  }

  /** What users are to see instead of what reading the file threw. */
  final RuntimeException failure(Throwable thrown) {
    return source.context().failure(thrown);
  }

  /** Whether a key could be there at all. */
  final boolean canHold(@Nullable Object key) {
    Column column = entries().key();
    return column.accepts(key) && (!column.isReference || isOfThisHeap(key));
  }

  /** Views are equal to views of the same entity, and to nothing else. */
  final boolean isOfThisHeap(@Nullable Object entity) {
    return entity instanceof EntityView view
        && Entities.contextOf(view).heapId().equals(source.context().heapId());
  }

  @Override
  final int indexOf(@Nullable Object element, boolean last) {
    Column column = entries().key();
    try {
      requireOpen();
      if (column.isReference) {
        return isOfThisHeap(element)
            ? indexOfId(Entities.rawId(Objects.requireNonNull(element)), last)
            : -1;
      }
      return column.nested != null || column.accepts(element)
          ? Search.equal(scan(), size(), element, last)
          : -1;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  /** The first or the last position of a reference, or -1; nothing is resolved. */
  abstract int indexOfId(long id, boolean last);

  final Probe probe(@Nullable Object key) {
    return new Probe(entries().key(), key, entries().shape().kind().isSorted());
  }
}
