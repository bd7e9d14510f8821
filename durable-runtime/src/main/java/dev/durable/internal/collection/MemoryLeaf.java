package dev.durable.internal.collection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A leaf that a draft changes. Its entries are objects, or still {@link Undecoded}. */
final class MemoryLeaf extends Leaf {

  private static final Object[] NONE = {};

  private final boolean isMap;
  private @Nullable Object[] keys;
  private @Nullable Object[] values;
  private int count;

  MemoryLeaf(boolean isMap) {
    this.isMap = isMap;
    this.keys = new @Nullable Object[4];
    this.values = isMap ? new @Nullable Object[4] : NONE;
  }

  MemoryLeaf(StoredLeaf leaf) {
    this(leaf.keys.source.entries().value() != null);
    count = leaf.size();
    keys = new @Nullable Object[count + 8];
    values = isMap ? new @Nullable Object[count + 8] : NONE;
    for (int i = 0; i < count; i++) {
      keys[i] = leaf.keptKey(i);
      if (isMap) {
        values[i] = leaf.keptValue(i);
      }
    }
  }

  MemoryLeaf copy() {
    MemoryLeaf copy = new MemoryLeaf(isMap);
    copy.keys = keys.clone();
    copy.values = values.clone();
    copy.count = count;
    return copy;
  }

  @Override
  int size() {
    return count;
  }

  @Override
  @Nullable Object key(int index) {
    return Undecoded.decoded(keys[index]);
  }

  @Override
  @Nullable Object value(int index) {
    return Undecoded.decoded(values[index]);
  }

  @Override
  @Nullable Object keptKey(int index) {
    return keys[index];
  }

  @Override
  @Nullable Object keptValue(int index) {
    return isMap ? values[index] : null;
  }

  @Override
  long keyId(int index) {
    Object key = keys[index];
    return key instanceof Undecoded stored
        ? stored.column().id(stored.index())
        : key == null ? 0 : Column.idOf(key);
  }

  @Override
  int compare(Probe probe, int index) {
    return probe.compareTo(keys[index]);
  }

  void setKey(int index, @Nullable Object key) {
    keys[index] = key;
  }

  void setValue(int index, @Nullable Object value) {
    values[index] = value;
  }

  void insert(int index, @Nullable Object key, @Nullable Object value) {
    keys = withGap(keys, index);
    keys[index] = key;
    if (isMap) {
      values = withGap(values, index);
      values[index] = value;
    }
    count++;
  }

  private @Nullable Object[] withGap(@Nullable Object[] array, int index) {
    @Nullable Object[] target = array;
    if (count == array.length) {
      target = Arrays.copyOf(array, array.length + (array.length >> 1) + 8);
    }
    System.arraycopy(array, index, target, index + 1, count - index);
    return target;
  }

  void remove(int from, int to) {
    System.arraycopy(keys, to, keys, from, count - to);
    Arrays.fill(keys, count - (to - from), count, null);
    if (isMap) {
      System.arraycopy(values, to, values, from, count - to);
      Arrays.fill(values, count - (to - from), count, null);
    }
    count -= to - from;
  }

  /** Moves the entries from this index on into a new leaf. */
  MemoryLeaf split(int from) {
    MemoryLeaf right = new MemoryLeaf(isMap);
    int moved = count - from;
    right.keys = Arrays.copyOfRange(keys, from, from + Math.max(16, moved + 8));
    right.count = moved;
    Arrays.fill(right.keys, moved, right.keys.length, null);
    if (isMap) {
      right.values = Arrays.copyOfRange(values, from, from + Math.max(16, moved + 8));
      Arrays.fill(right.values, moved, right.values.length, null);
    }
    remove(from, count);
    return right;
  }
}
