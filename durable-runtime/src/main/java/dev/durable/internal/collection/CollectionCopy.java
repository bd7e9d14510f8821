package dev.durable.internal.collection;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.ValueReader;
import dev.durable.codegen.ValueWriter;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.collection.CollectionCheck.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies collections of a damaged file into another one: without the entries of damaged nodes, and
 * without those that cannot be without a reference which is not kept. Node by node, so that a
 * collection of any size takes the memory of one path through its tree.
 */
public final class CollectionCopy {

  /** No node takes less, so this bounds how often hostile nodes can share others. */
  private static final int LEAST_NODE_BYTES = NodeFormat.BODY_AT;

  private final ReadContext context;
  private final DescribedShapes.ReferenceReader references;
  private final CollectionCheck check;
  private final NodeSink sink;
  private final long shared;
  private long nodesLeft;
  private long lostEntries;

  /**
   * Copies from one file to another.
   *
   * @param context refuses pointers that do not lead to a record
   * @param references tells which references are kept
   * @param shared what lies before this offset is in both files, and whole
   */
  public CollectionCopy(
      ReadContext context, DescribedShapes.ReferenceReader references, NodeSink sink, long shared) {
    this.context = context;
    this.references = references;
    this.check =
        CollectionCheck.withoutRoots(context, references, (pointer, length, shape) -> true);
    this.sink = sink;
    this.shared = shared;
    this.nodesLeft = context.segment().byteSize() / LEAST_NODE_BYTES;
  }

  /** How many entries were left out because their nodes are damaged. */
  public long lostEntries() {
    return lostEntries;
  }

  /**
   * Copies what the slot of a property holds, which was found good up to the roots of trees.
   *
   * @param owner in the source
   * @param schemaId of the owner in the target
   * @param out gets what the owner is to hold; nothing for an empty collection
   * @return whether it is a tree
   */
  public boolean slot(
      CollectionShape<?> shape, long record, int slot, Owner owner, int schemaId, ValueWriter out) {
    Place place = StoredCollections.place(context, references, record, slot);
    return new One(shape, owner, schemaId).place(EntryShape.of(shape), place, 0, out);
  }

  /**
   * A node that the target has.
   *
   * @param key the first key as branches repeat it; null in lists
   * @param first the first key in the source
   * @param last the last one there
   */
  private record Copied(
      long pointer,
      int size,
      @Nullable Object key,
      @Nullable Undecoded first,
      @Nullable Undecoded last) {}

  /** Entries that are kept of a leaf. */
  private static final class Entries {

    final ColumnWriter keys;
    final @Nullable ColumnWriter values;
    @Nullable Object key;
    int first = -1;
    int last;

    Entries(EntryShape entries, NodeSink sink, int schemaId) {
      Column value = entries.value();
      keys = new ColumnWriter(entries.key(), Run.keyLimit(entries), sink, schemaId);
      values =
          value == null
              ? null
              : new ColumnWriter(value, NodeFormat.MAX_VALUE_BYTES, sink, schemaId);
    }

    void write(ValueWriter out) {
      keys.write(0, keys.count(), out);
      if (values != null) {
        values.write(0, keys.count(), out);
      }
    }
  }

  /** The copying of one property's collection, the collections in it included. */
  private final class One {

    private final CollectionShape<?> shape;
    private final Owner owner;
    private final int schemaId;

    One(CollectionShape<?> shape, Owner owner, int schemaId) {
      this.shape = shape;
      this.owner = owner;
      this.schemaId = schemaId;
    }

    boolean place(EntryShape entries, Place place, int depth, ValueWriter out) {
      Source source = new Source(context, references, entries);
      Tree tree = Tree.unlessLost(source, place);
      if (tree == null) {
        lostEntries += Tree.announcedSize(source, place);
        return false;
      }
      Node root = tree.root;
      Copied copied = null;
      if (root instanceof StoredLeaf leaf && leaf.pointer() == 0) {
        inline(entries(source, leaf, depth), out);
        return false;
      } else if (root != null) {
        long pointer = LittleEndian.getLong(place.segment(), place.at());
        copied = tolerant(source, root, pointer, depth);
      }
      if (copied != null) {
        out.writeLong(copied.pointer);
        out.writeInt(copied.size);
      }
      if (tree.tail instanceof StoredLeaf tail) {
        Entries last = entries(source, tail, depth);
        if (copied == null) {
          inline(last, out);
        } else {
          out.writeShort((short) last.keys.count());
          last.write(out);
        }
      }
      return copied != null;
    }

    /** Writes entries that their owner holds, which an empty collection does not have. */
    private void inline(Entries entries, ValueWriter out) {
      if (entries.keys.count() > 0) {
        out.writeShort((short) entries.keys.count());
        entries.write(out);
      }
    }

    /** Copies a node; null if nothing of it is left. */
    private @Nullable Copied tolerant(Source source, Node node, long pointer, int depth) {
      try {
        return node(source, node, pointer, depth);
      } catch (CorruptHeapException | IndexOutOfBoundsException damaged) {
        lostEntries += node.size();
        return null;
      }
    }

    private @Nullable Copied node(Source source, Node node, long pointer, int depth) {
      if (nodesLeft-- <= 0) {
        throw context.corrupt(pointer, "collections that share more nodes than there are");
      }
      check.requireOwner(pointer, owner, depth);
      if (pointer < shared) {
        boolean isList = source.entries().isList();
        Undecoded first = isList ? null : (Undecoded) node.firstKey();
        Undecoded last = isList ? null : CollectionCheck.lastKey(node);
        return new Copied(pointer, node.size(), first, first, last);
      }
      return switch (node) {
        case StoredLeaf leaf -> leaf(source, leaf, depth);
        case StoredBranch branch -> branch(source, branch, depth);
        case MemoryLeaf leaf -> throw new IllegalStateException("A stored tree has stored nodes.");
        case MemoryBranch branch ->
            throw new IllegalStateException("A stored tree has stored nodes.");
      };
    }

    private @Nullable Copied leaf(Source source, StoredLeaf leaf, int depth) {
      check.node(shape, leaf.pointer());
      Entries entries = entries(source, leaf, depth);
      if (entries.keys.count() == 0) {
        return null;
      }
      ValueWriter out = begin(leaf.pointer(), entries.keys.count());
      entries.write(out);
      boolean isList = source.entries().isList();
      return new Copied(
          append(out),
          entries.keys.count(),
          entries.key,
          isList ? null : new Undecoded(leaf.keys, entries.first),
          isList ? null : new Undecoded(leaf.keys, entries.last));
    }

    private @Nullable Copied branch(Source source, StoredBranch branch, int depth) {
      List<Copied> children = new ArrayList<>(branch.count());
      for (int i = 0; i < branch.count(); i++) {
        Copied child = child(source, branch, i, depth);
        if (child != null) {
          if (!children.isEmpty() && !rises(source, children.getLast(), child)) {
            lostEntries += child.size;
          } else {
            children.add(child);
          }
        }
      }
      return children.isEmpty() ? null : branch(source, branch, children);
    }

    private @Nullable Copied child(Source source, StoredBranch branch, int index, int depth) {
      int size = branch.sizeOf(index);
      Node child;
      try {
        child = branch.child(index);
      } catch (CorruptHeapException | IndexOutOfBoundsException damaged) {
        lostEntries += size;
        return null;
      }
      return tolerant(source, child, branch.pointerOf(index), depth);
    }

    private static boolean rises(Source source, Copied before, Copied next) {
      return source.entries().isList()
          || CollectionCheck.compare(
                  source, Objects.requireNonNull(before.last), Objects.requireNonNull(next.first))
              < 0;
    }

    private Copied branch(Source source, StoredBranch branch, List<Copied> children) {
      ValueWriter out = begin(branch.pointer(), children.size());
      children.forEach(child -> out.writeLong(child.pointer));
      int total = 0;
      for (Copied child : children) {
        total += child.size;
        out.writeInt(total);
      }
      Copied first = children.getFirst();
      if (!source.entries().isList()) {
        ColumnWriter keys =
            new ColumnWriter(source.entries().key(), NodeFormat.MAX_KEY_BYTES, sink, schemaId);
        children.forEach(child -> keys.add(child.key));
        keys.write(0, children.size(), out);
      }
      return new Copied(append(out), total, first.key, first.first, children.getLast().last);
    }

    /** A header like that of a node of the source. */
    private ValueWriter begin(long pointer, int count) {
      ValueWriter out = new ValueWriter(1024);
      out.writeRaw(context.segment(), pointer, NodeFormat.BODY_AT);
      LittleEndian.putInt(out.array(), RecordFormat.AUX_AT, schemaId);
      LittleEndian.putShort(out.array(), NodeFormat.COUNT_AT, (short) count);
      return out;
    }

    private long append(ValueWriter out) {
      // Where a first entry was left out, branches repeat another key, which may be longer.
      if (out.size() > RecordFormat.MAX_RECORD_BYTES) {
        throw context.corrupt(0, "a node that would be too long without its damaged parts");
      }
      LittleEndian.putShort(out.array(), RecordFormat.LENGTH_AT, (short) out.size());
      return sink.append(out.array(), 0, out.size());
    }

    private Entries entries(Source source, StoredLeaf leaf, int depth) {
      EntryShape shapes = source.entries();
      Entries kept = new Entries(shapes, sink, schemaId);
      for (int i = 0; i < leaf.size(); i++) {
        Object key = entry(leaf.keys, i, depth, !shapes.isList());
        Object value = key == null || kept.values == null ? key : value(leaf, i, depth);
        if (key != null && value != null) {
          Object written = kept.keys.add(key);
          if (kept.values != null) {
            kept.values.add(value);
          }
          kept.key = kept.first < 0 ? written : kept.key;
          kept.first = kept.first < 0 ? i : kept.first;
          kept.last = i;
        }
      }
      return kept;
    }

    private @Nullable Object value(StoredLeaf leaf, int index, int depth) {
      return entry(leaf.values(), index, depth, false);
    }

    /** An entry as the target is to have it; null if it is left out. */
    private @Nullable Object entry(StoredColumn column, int index, int depth, boolean isKey) {
      boolean isAsItIs =
          column.isOutOfLine(index)
              ? LittleEndian.getLong(column.segment, column.at(index)) < shared
              : column.column.nested == null && !column.column.shape.hasReferences();
      if (isAsItIs) {
        return new Undecoded(column, index);
      }
      ValueWriter out = new ValueWriter();
      if (column.column.nested != null) {
        nested(column, index, depth, out);
        return new ColumnWriter.Encoded(out);
      }
      ValueReader in = column.reader(index);
      boolean whole =
          isKey
              ? DescribedShapes.copyUnchanged(column.column.shape, in, out)
              : DescribedShapes.copy(column.column.shape, in, out);
      return whole ? new ColumnWriter.Encoded(out) : null;
    }

    private void nested(StoredColumn column, int index, int depth, ValueWriter out) {
      int at = out.reserve(1);
      boolean isTree = place(column.source.entries().nested(), column.place(index), depth + 1, out);
      out.array()[at] = Place.form(isTree);
      if (out.size() == at + 1) {
        out.truncate(at); // an empty one has no bytes
      }
    }
  }
}
