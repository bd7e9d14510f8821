package dev.durable.internal.collection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sorted collection of enum constants in the order in which they are declared. The file has them
 * in the order of their names; there are never more of them than the enum has constants, so where
 * each is shown is worked out as a whole.
 */
final class Declared extends Content {

  private final Content stored;
  private @Nullable Places places;

  private Declared(Content stored) {
    this.stored = stored;
  }

  /** The content in the order that users are to see. */
  static Content order(Content content) {
    return content.entries().key().isEnumeration() ? new Declared(content) : content;
  }

  /** Keys in declared order, and where each of them is stored. */
  private static final class Places {

    final int changes;
    final Object[] keys;
    final int[] positions;

    Places(int changes, Object[] keys, int[] positions) {
      this.changes = changes;
      this.keys = keys;
      this.positions = positions;
    }
  }

  private Places places() {
    Places known = places;
    if (known == null || known.changes != stored.changes() || known.keys.length != stored.size()) {
      known = sorted();
      places = known;
    }
    return known;
  }

  private Places sorted() {
    int changes = stored.changes();
    int size = stored.size();
    record Place(Object key, int position) {}
    Place[] sorted = new Place[size];
    Scan scan = stored.scan();
    for (int i = 0; i < size; i++) {
      sorted[i] = new Place(Objects.requireNonNull(scan.key(i)), i);
    }
    java.util.Arrays.sort(sorted, (a, b) -> compare(a.key, b.key));
    Object[] keys = new Object[size];
    int[] positions = new int[size];
    for (int i = 0; i < size; i++) {
      keys[i] = sorted[i].key;
      positions[i] = sorted[i].position;
    }
    return new Places(changes, keys, positions);
  }

  @Override
  int compare(@Nullable Object a, @Nullable Object b) {
    return entries().key().shape.naturalOrder(a, b);
  }

  @Override
  EntryShape entries() {
    return stored.entries();
  }

  @Override
  int size() {
    return stored.size();
  }

  @Override
  Object keyAt(int position) {
    return places().keys[position];
  }

  @Override
  @Nullable Object valueAt(int position) {
    return stored.valueAt(places().positions[position]);
  }

  @Override
  int find(@Nullable Object key) {
    Object[] keys = places().keys;
    if (key == null || !entries().key().accepts(key)) {
      return -1 - keys.length;
    }
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(keys[middle], key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  @Override
  int indexOf(@Nullable Object element, boolean last) {
    return Math.max(-1, find(element));
  }

  @Override
  Scan scan() {
    return new Scan() {
      @Override
      public Object key(int position) {
        return keyAt(position);
      }

      @Override
      public @Nullable Object value(int position) {
        return valueAt(position);
      }
    };
  }

  @Override
  int changes() {
    return stored.changes();
  }

  @Override
  boolean isMutable() {
    return stored.isMutable();
  }

  @Override
  @Nullable Object asked(@Nullable Object value) {
    return stored.asked(value);
  }

  @Override
  int leafStart(int position) {
    return position;
  }

  @Override
  boolean add(@Nullable Object key) {
    return stored.add(key);
  }

  @Override
  @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    return stored.put(key, value);
  }

  @Override
  @Nullable Object setValue(int position, @Nullable Object value) {
    return stored.setValue(places().positions[position], value);
  }

  @Override
  void remove(int from, int to) {
    int[] removed = java.util.Arrays.copyOfRange(places().positions, from, to);
    java.util.Arrays.sort(removed);
    for (int i = removed.length - 1; i >= 0; i--) {
      stored.remove(removed[i], removed[i] + 1);
    }
  }
}
