package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * The entries of a collection by position, in the order in which users see them; what the classes
 * that implement {@code java.util} stand on. This one refuses all changes, as views do.
 */
abstract class Content {

  abstract EntryShape entries();

  abstract int size();

  /** The element, or the map's key, at a position within the size. */
  abstract @Nullable Object keyAt(int position);

  /** The map's value at a position within the size. */
  abstract @Nullable Object valueAt(int position);

  /** The position of a key, or {@code -1 - i} where it is not there and would have to be at i. */
  abstract int find(@Nullable Object key);

  /** A map's value for a key; null where there is none. */
  @Nullable Object valueOf(@Nullable Object key) {
    int position = find(key);
    return position < 0 ? null : valueAt(position);
  }

  /** A map's values for many keys, in their order; null where there is none. */
  @Nullable Object[] valuesOf(@Nullable Object[] keys) {
    @Nullable Object[] values = new @Nullable Object[keys.length];
    for (int i = 0; i < keys.length; i++) {
      values[i] = valueOf(keys[i]);
    }
    return values;
  }

  /** Compares two keys in the order in which users see them. */
  int compare(@Nullable Object a, @Nullable Object b) {
    return new Probe(entries().key(), a, true).compareTo(b);
  }

  /** The position of the first, or last, element that is equal; -1 where there is none. */
  abstract int indexOf(@Nullable Object element, boolean last);

  /** What this collection would have for a map's value that a user asks for. */
  @Nullable Object asked(@Nullable Object value) {
    return value;
  }

  /** Reads positions one after the other. For one thread. */
  abstract Scan scan();

  /** Counts insertions and removals, so that iterators notice those of others. */
  int changes() {
    return 0;
  }

  /** Whether changes are possible at all. */
  boolean isMutable() {
    return false;
  }

  /** The position of the first entry of the leaf that holds this one; where to halve a range. */
  abstract int leafStart(int position);

  /** Inserts into a list. */
  void insert(int position, @Nullable Object element) {
    throw refused();
  }

  /** Replaces in a list and gives what was there. */
  @Nullable Object set(int position, @Nullable Object element) {
    throw refused();
  }

  /** Replaces all elements of a list by as many others. */
  void fill(@Nullable Object[] elements) {
    throw refused();
  }

  /** Adds to a set; false where it is there already. */
  boolean add(@Nullable Object key) {
    throw refused();
  }

  /** Puts into a map and gives what was there, or null. */
  @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    throw refused();
  }

  /** Replaces a map's value and gives what was there. */
  @Nullable Object setValue(int position, @Nullable Object value) {
    throw refused();
  }

  /** Removes a range. */
  void remove(int from, int to) {
    throw refused();
  }

  static UnsupportedOperationException refused() {
    return new UnsupportedOperationException(
        "This collection is part of a snapshot, which never changes. Edit it in a draft.");
  }

  /** Reads positions one after the other, remembering where it was. */
  interface Scan {

    @Nullable Object key(int position);

    @Nullable Object value(int position);
  }
}
