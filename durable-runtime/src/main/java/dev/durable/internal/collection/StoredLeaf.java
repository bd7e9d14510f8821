package dev.durable.internal.collection;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A leaf where it lies. Immutable. */
final class StoredLeaf extends Leaf {

  final StoredColumn keys;
  private final @Nullable StoredColumn values;

  /** Of the node; 0 where it lies in its owner. */
  private final long pointer;

  /**
   * Opens a leaf.
   *
   * @param limit the file offset of the record that it lies in
   * @param pointer the same for a node, 0 for a leaf in its owner
   */
  StoredLeaf(
      Source source,
      MemorySegment segment,
      long at,
      int room,
      int count,
      long limit,
      long pointer) {
    this.pointer = pointer;
    Column value = source.entries().value();
    this.keys = new StoredColumn(source, source.entries().key(), segment, at, room, count, limit);
    this.values =
        value == null
            ? null
            : new StoredColumn(
                source, value, segment, at + keys.length, room - keys.length, count, limit);
    if (keys.length + (values == null ? 0 : values.length) != room) {
      throw keys.corrupt("a leaf whose entries do not fill its " + room + " bytes");
    }
  }

  /** The pointer to the node, or 0 for a leaf that lies in its owner. */
  long pointer() {
    return pointer;
  }

  StoredColumn values() {
    if (values == null) {
      throw new IllegalStateException("Only maps have values.");
    }
    return values;
  }

  @Override
  int size() {
    return keys.count;
  }

  @Override
  @Nullable Object key(int index) {
    return keys.read(index);
  }

  @Override
  @Nullable Object value(int index) {
    return values().read(index);
  }

  @Override
  Object keptKey(int index) {
    return new Undecoded(keys, index);
  }

  @Override
  @Nullable Object keptValue(int index) {
    return values == null ? null : new Undecoded(values, index);
  }

  @Override
  long keyId(int index) {
    return keys.id(index);
  }

  @Override
  int compare(Probe probe, int index) {
    return probe.compareTo(keys, index);
  }
}
