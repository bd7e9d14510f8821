package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.codegen.ValueReader;
import dev.durable.error.CorruptHeapException;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks what reading a collection does not: that keys rise, that branches tell the least key of
 * each child, that every entry can be decoded. Each node is checked for itself, against its
 * children, which lie before it. Whoever checks all nodes of a file in order, and then the slots
 * that lead to them, has checked all collections, in time bounded by the file's size.
 *
 * <p>Methods throw {@link CorruptHeapException} at the first error.
 */
public final class CollectionCheck {

  private final ReadContext context;
  private final DescribedShapes.ReferenceReader references;
  private final Values values;
  private final boolean rootsMayBeLost;

  /** Remembers values out of line, since many nodes may share them. */
  @FunctionalInterface
  public interface Values {

    /** Whether this was not checked before as a value of this shape; it is taken to be now. */
    boolean isNew(long pointer, long length, Shape<?> shape);
  }

  /**
   * For the collections of one heap.
   *
   * @param context refuses pointers that do not lead to a record
   * @param references is told every reference, and refuses those that lead nowhere
   */
  public CollectionCheck(
      ReadContext context, DescribedShapes.ReferenceReader references, Values values) {
    this(context, references, values, false);
  }

  private CollectionCheck(
      ReadContext context,
      DescribedShapes.ReferenceReader references,
      Values values,
      boolean rootsMayBeLost) {
    this.context = context;
    this.references = references;
    this.values = values;
    this.rootsMayBeLost = rootsMayBeLost;
  }

  /** One that passes over trees whose root is lost, as {@link CollectionCopy} does. */
  public static CollectionCheck withoutRoots(
      ReadContext context, DescribedShapes.ReferenceReader references, Values values) {
    return new CollectionCheck(context, references, values, true);
  }

  /** Whose collection it is, as nodes say it: schema and number of the property. */
  public record Owner(int schema, int property) {}

  /** The owner that a node names. */
  public Owner ownerOf(long node) {
    MemorySegment segment = context.segment();
    if (segment.get(LittleEndian.CHAR, node + RecordFormat.LENGTH_AT) < NodeFormat.BODY_AT) {
      throw context.corrupt(node, "a node of a collection in too few bytes");
    }
    return new Owner(
        LittleEndian.getInt(segment, node + RecordFormat.AUX_AT),
        segment.get(LittleEndian.CHAR, node + NodeFormat.PROPERTY_AT));
  }

  /**
   * Checks a node.
   *
   * @param shape of the owner's property
   */
  public void node(CollectionShape<?> shape, long pointer) {
    int depth = context.segment().get(LittleEndian.BYTE, pointer + NodeFormat.DEPTH_AT) & 0xFF;
    if ((LittleEndian.getInt(context.segment(), pointer + NodeFormat.DEPTH_AT) & ~0xFF) != 0) {
      throw context.corrupt(pointer, "something stands in the header of a node");
    }
    EntryShape entries = EntryShape.of(shape);
    for (int i = 0; i < depth; i++) {
      if (!entries.hasNested()) {
        throw context.corrupt(pointer, "a node of a collection in another that holds none");
      }
      entries = entries.nested();
    }
    Source source = new Source(context, references, entries);
    switch (source.root(pointer, size(pointer), Long.MAX_VALUE)) {
      case StoredLeaf leaf -> leaf(source, leaf, depth);
      case StoredBranch branch -> branch(source, branch);
      case MemoryLeaf leaf -> throw new IllegalStateException("A stored tree has stored nodes.");
      case MemoryBranch branch ->
          throw new IllegalStateException("A stored tree has stored nodes.");
    }
  }

  /** The number of entries that a node has by its own account. */
  private int size(long pointer) {
    MemorySegment segment = context.segment();
    int count = segment.get(LittleEndian.CHAR, pointer + NodeFormat.COUNT_AT);
    if (segment.get(LittleEndian.BYTE, pointer + NodeFormat.LEVEL_AT) == 0) {
      return count;
    }
    int length = segment.get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
    int table = count * (NodeFormat.POINTER_BYTES + NodeFormat.TOTAL_BYTES);
    if (count == 0 || table > length - NodeFormat.BODY_AT) {
      throw context.corrupt(pointer, count + " children in " + length + " bytes");
    }
    return LittleEndian.getInt(
        segment, pointer + NodeFormat.BODY_AT + table - NodeFormat.TOTAL_BYTES);
  }

  /** Whether {@link #slot} finds no error. */
  public boolean isWhole(CollectionShape<?> shape, long record, int slot, Owner owner) {
    try {
      slot(shape, record, slot, owner);
      return true;
    } catch (CorruptHeapException | IndexOutOfBoundsException damaged) {
      return false;
    }
  }

  /** Checks what the slot of a property holds. */
  public void slot(CollectionShape<?> shape, long record, int slot, Owner owner) {
    Place place = StoredCollections.place(context, references, record, slot);
    place(EntryShape.of(shape), place, owner, 0);
  }

  private void place(EntryShape entries, Place place, Owner owner, int depth) {
    Source source = new Source(context, references, entries);
    Tree tree = open(source, place);
    if (tree == null) {
      return;
    }
    if (tree.size() == 0 && place.length() != 0) {
      throw context.corrupt(place.limit(), "an empty collection that takes room");
    }
    switch (tree.root) {
      case StoredLeaf leaf when leaf.pointer() == 0 -> leaf(source, leaf, owner, depth);
      case StoredLeaf leaf -> requireOwner(leaf.pointer(), owner, depth);
      case StoredBranch branch -> requireOwner(branch.pointer(), owner, depth);
      case null, default -> {}
    }
    if (tree.tail instanceof StoredLeaf leaf) {
      leaf(source, leaf, owner, depth);
    }
  }

  private @Nullable Tree open(Source source, Place place) {
    return rootsMayBeLost ? Tree.unlessLost(source, place) : new Tree(source, place);
  }

  void requireOwner(long node, Owner owner, int depth) {
    int found = LittleEndian.getInt(context.segment(), node + NodeFormat.DEPTH_AT);
    if (!ownerOf(node).equals(owner) || found != depth) {
      throw context.corrupt(node, "a node of another collection");
    }
  }

  private void leaf(Source source, StoredLeaf leaf, int depth) {
    leaf(source, leaf, ownerOf(leaf.pointer()), depth);
  }

  private void leaf(Source source, StoredLeaf leaf, Owner owner, int depth) {
    boolean isList = source.entries().isList();
    for (int i = 0; i < leaf.size(); i++) {
      entry(leaf.keys, i, owner, depth);
      if (source.entries().value() != null) {
        entry(leaf.values(), i, owner, depth);
      }
      if (!isList && i > 0) {
        requireRising(source, leaf.keys, i - 1, leaf.keys, i);
      }
    }
  }

  private void entry(StoredColumn column, int index, Owner owner, int depth) {
    if (column.isOutOfLine(index)) {
      long at = column.at(index);
      column.lengthOf(index);
      long pointer = LittleEndian.getLong(column.segment, at);
      long length = LittleEndian.getLong(column.segment, at + Long.BYTES);
      if (!values.isNew(pointer, length, column.column.shape)) {
        return;
      }
    } else {
      column.lengthOf(index);
    }
    if (column.column.nested == null) {
      column.read(index);
    } else {
      place(column.source.entries().nested(), column.place(index), owner, depth + 1);
    }
  }

  private void branch(Source source, StoredBranch branch) {
    Owner owner = ownerOf(branch.pointer());
    int depth = LittleEndian.getInt(context.segment(), branch.pointer() + NodeFormat.DEPTH_AT);
    Node before = null;
    for (int i = 0; i < branch.count(); i++) {
      Node child = branch.child(i);
      requireOwner(branch.pointerOf(i), owner, depth);
      if (!source.entries().isList()) {
        Undecoded announced = (Undecoded) Objects.requireNonNull(branch.keyOf(i));
        Undecoded first = (Undecoded) Objects.requireNonNull(child.firstKey());
        if (compare(source, announced, first) != 0) {
          throw context.corrupt(
              branch.pointer(), "a child that begins with another key than announced");
        }
        if (before != null) {
          Undecoded last = lastKey(before);
          requireRising(source, last.column(), last.index(), first.column(), first.index());
        }
      }
      before = child;
    }
  }

  static Undecoded lastKey(Node root) {
    Node node = root;
    while (node instanceof StoredBranch branch) {
      node = branch.child(branch.count() - 1);
    }
    StoredLeaf leaf = (StoredLeaf) node;
    return new Undecoded(leaf.keys, leaf.size() - 1);
  }

  static int compare(Source source, Undecoded a, Undecoded b) {
    return source
        .entries()
        .key()
        .shape
        .compare(a.column().reader(a.index()), b.column().reader(b.index()));
  }

  private void requireRising(
      Source source, StoredColumn column, int index, StoredColumn nextColumn, int next) {
    Shape<@Nullable Object> shape = source.entries().key().shape;
    ValueReader a = column.reader(index);
    ValueReader b = nextColumn.reader(next);
    if (shape.compare(a, b) >= 0
        || (isSortedDecimal(source) && sameValue(column, index, nextColumn, next))) {
      throw context.corrupt(nextColumn.limit, "keys that do not rise");
    }
  }

  /** Decimals that differ in scale alone are two keys of the format, but one of a sorted set. */
  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  private static boolean isSortedDecimal(Source source) {
    return source.entries().shape().kind().isSorted()
        && (Object) source.entries().key().shape == NumberShapes.BIG_DECIMAL;
  }

  private static boolean sameValue(
      StoredColumn column, int index, StoredColumn nextColumn, int next) {
    return column.read(index) instanceof BigDecimal a
        && nextColumn.read(next) instanceof BigDecimal b
        && a.compareTo(b) == 0;
  }
}
