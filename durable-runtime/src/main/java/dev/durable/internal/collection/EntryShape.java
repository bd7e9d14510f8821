package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a collection's entries are, and which property they belong to. Immutable.
 *
 * @param shape of the collection
 * @param key of elements, or of a map's keys
 * @param value of a map's values, else null
 * @param property the number of the owner's property
 * @param depth in how many collections this one is nested
 * @param limits for writing it
 */
record EntryShape(
    CollectionShape<?> shape,
    Column key,
    @Nullable Column value,
    int property,
    int depth,
    Limits limits) {

  static EntryShape of(CollectionShape<?> shape, int property, int depth, Limits limits) {
    Prepared prepared = prepared(shape);
    EntryShape known = prepared.written;
    if (known.property != property || known.depth != depth || !known.limits.equals(limits)) {
      known = new EntryShape(shape, known.key, known.value, property, depth, limits);
      prepared.written = known;
    }
    return known;
  }

  /** For reading, which needs to know of no property. */
  static EntryShape of(CollectionShape<?> shape) {
    return prepared(shape).read;
  }

  private static Prepared prepared(CollectionShape<?> shape) {
    Object known = shape.prepared();
    if (known == null) {
      known = new Prepared(shape);
      shape.prepared(known);
    }
    return (Prepared) known;
  }

  /** What is kept with the shape, since collections are opened often. */
  private static final class Prepared {

    final EntryShape read;

    /** What was asked for last to be written: nearly always the one property that has the shape. */
    volatile EntryShape written;

    Prepared(CollectionShape<?> shape) {
      Column value = shape.kind().isMap() ? new Column(shape.value()) : null;
      this.read = new EntryShape(shape, new Column(shape.element()), value, 0, 0, Limits.STANDARD);
      this.written = read;
    }
  }

  boolean isList() {
    return shape.kind() == CollectionShape.Kind.LIST;
  }

  /** The column that can hold collections: a map's values, else the elements. */
  Column last() {
    return value == null ? key : value;
  }

  boolean hasNested() {
    return last().nested != null;
  }

  /** The entries of the collections that are entries of this one. */
  EntryShape nested() {
    return of(Objects.requireNonNull(last().nested), property, depth + 1, limits);
  }

  int maxBranchBytes() {
    return isList() ? limits.listBranchBytes() : limits.branchBytes();
  }
}
