package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A branch where it lies: pointers, running totals of entries, and the least key of each child. */
final class StoredBranch extends Branch {

  private final Source source;
  private final MemorySegment segment;
  private final long pointer;
  private final int level;
  private final int count;
  private final int size;

  /** Null in lists. */
  private final @Nullable StoredColumn keys;

  StoredBranch(Source source, long pointer, int level, int count, int size, int room) {
    this.source = source;
    this.segment = source.context().segment();
    this.pointer = pointer;
    this.level = level;
    this.count = count;
    this.size = size;
    int table = count * (NodeFormat.POINTER_BYTES + NodeFormat.TOTAL_BYTES);
    if (table > room) {
      throw corrupt(count + " children in " + room + " bytes");
    }
    this.keys =
        source.entries().isList()
            ? null
            : new StoredColumn(
                source,
                source.entries().key(),
                segment,
                pointer + NodeFormat.BODY_AT + table,
                room - table,
                count,
                pointer);
    if (table + (keys == null ? 0 : keys.length) != room) {
      throw corrupt("a branch whose children do not fill its " + room + " bytes");
    }
    if (total(count - 1) != size) {
      throw corrupt(
          "a branch over " + total(count - 1) + " entries where " + size + " were announced");
    }
  }

  private RuntimeException corrupt(String what) {
    return source.context().corrupt(pointer, what);
  }

  /** The number of entries beneath the children up to and including this one. */
  private int total(int index) {
    return LittleEndian.getInt(
        segment,
        pointer
            + NodeFormat.BODY_AT
            + (long) count * NodeFormat.POINTER_BYTES
            + (long) index * NodeFormat.TOTAL_BYTES);
  }

  @Override
  int level() {
    return level;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  int count() {
    return count;
  }

  long pointer() {
    return pointer;
  }

  long pointerOf(int index) {
    return LittleEndian.getLong(
        segment, pointer + NodeFormat.BODY_AT + (long) index * NodeFormat.POINTER_BYTES);
  }

  @Override
  int startOf(int index) {
    return index == 0 ? 0 : total(index - 1);
  }

  /** How many entries lie beneath a child; refuses totals that do not rise. */
  int sizeOf(int index) {
    int size = total(index) - startOf(index);
    if (size <= 0 || startOf(index) < 0) {
      throw corrupt("a child with " + size + " entries");
    }
    return size;
  }

  @Override
  int childAt(int position) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (position < total(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  Node child(int index) {
    return source.node(pointerOf(index), level - 1, sizeOf(index), pointer);
  }

  /** The least key beneath a child; only in sets and maps. */
  @Nullable Object keyOf(int index) {
    return keys == null ? null : new Undecoded(keys, index);
  }

  @Override
  @Nullable Object firstKey() {
    return keyOf(0);
  }

  @Override
  int compare(Probe probe, int index) {
    return probe.compareTo(Objects.requireNonNull(keys), index);
  }
}
