package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a collection's entries are, and which property they belong to. Immutable. */
final class EntryShape {

  private final CollectionShape<?> shape;
  private final Column key;
  private final @Nullable Column value;
  private final int property;
  private final int depth;
  private final Limits limits;

  /** One for all new collections: most drafts of a load have some. */
  private final Source nowhere;

  private EntryShape(
      CollectionShape<?> shape,
      Column key,
      @Nullable Column value,
      int property,
      int depth,
      Limits limits) {
    this.shape = shape;
    this.key = key;
    this.value = value;
    this.property = property;
    this.depth = depth;
    this.limits = limits;
    this.nowhere = new Source(Nowhere.INSTANCE, Nowhere.INSTANCE, this);
  }

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

  /** Of the collection. */
  CollectionShape<?> shape() {
    return shape;
  }

  /** Elements, or a map's keys. */
  Column key() {
    return key;
  }

  /** A map's values, else null. */
  @Nullable Column value() {
    return value;
  }

  /** The number of the owner's property. */
  int property() {
    return property;
  }

  /** In how many collections this one is nested. */
  int depth() {
    return depth;
  }

  /** For writing it. */
  Limits limits() {
    return limits;
  }

  /** Where a collection has its entries that is not stored yet: there are none. */
  Source nowhere() {
    return nowhere;
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
