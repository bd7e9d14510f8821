package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * A key or value of a node in memory that is still as it lies in the file: a change of its
 * neighbour neither decodes it nor writes a large value again.
 */
record Undecoded(StoredColumn column, int index) {

  @Nullable Object read() {
    return column.read(index);
  }

  /** What a user sees of an entry in memory. */
  static @Nullable Object decoded(@Nullable Object entry) {
    return entry instanceof Undecoded stored ? stored.read() : Column.copied(entry);
  }
}
