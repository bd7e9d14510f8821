package dev.durable.internal.collection;

import dev.durable.codegen.Entities;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A collection that is empty, or too large to lie in its owner's record. */
final class StoredContent extends SnapshotContent {

  private final Tree tree;
  private final int size;

  /** The leaf that was read last. Threads may overwrite each other's; each finds a whole one. */
  private @Nullable Recent recent;

  StoredContent(Source source, Place place) {
    super(source);
    this.tree = new Tree(source, place);
    this.size = tree.size();
  }

  private record Recent(Leaf leaf, int start, int end) {}

  @Override
  int size() {
    try {
      requireOpen();
      return size;
    } catch (IllegalStateException e) {
      throw failure(e);
    }
  }

  private Recent at(int position) {
    Recent known = recent;
    if (known == null || position < known.start || position >= known.end) {
      known = locate(position);
      recent = known;
    }
    return known;
  }

  private Recent locate(int position) {
    int start = 0;
    Node node = position < tree.rootSize() ? tree.root : null;
    if (node == null) {
      return new Recent(Objects.requireNonNull(tree.tail), tree.rootSize(), size);
    }
    while (node instanceof StoredBranch branch) {
      int child = branch.childAt(position - start);
      start += branch.startOf(child);
      node = branch.child(child);
    }
    tree.requireHolds(node, start, position);
    return new Recent((Leaf) node, start, start + node.size());
  }

  @Override
  @Nullable Object keyAt(int position) {
    try {
      requireOpen();
      Recent at = at(position);
      return at.leaf.key(position - at.start);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  @Nullable Object valueAt(int position) {
    try {
      requireOpen();
      Recent at = at(position);
      return at.leaf.value(position - at.start);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int leafStart(int position) {
    try {
      requireOpen();
      return at(position).start;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int find(@Nullable Object key) {
    if (!canHold(key)) {
      return -1 - size;
    }
    try {
      requireOpen();
      Probe probe = probe(key);
      return tree.root instanceof StoredBranch root && NumberSearch.isFor(entries().key())
          ? new NumberSearch(source)
              .find(root, probe.number(), (leaf, start) -> find(probe, leaf, start))
          : find(probe);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  private int find(Probe probe) {
    int start = 0;
    Node node = tree.root;
    while (node instanceof StoredBranch branch) {
      int child = branch.childFor(probe);
      start += branch.startOf(child);
      node = branch.child(child);
    }
    return node == null ? -1 : find(probe, (Leaf) node, start);
  }

  /** Finds in a leaf, and keeps it: who asks for a key will ask for its value. */
  private int find(Probe probe, Leaf leaf, int start) {
    recent = new Recent(leaf, start, start + leaf.size());
    int index = leaf.search(probe);
    return index >= 0 ? start + index : index - start;
  }

  @Override
  int indexOf(@Nullable Object element, boolean last) {
    Column column = entries().key();
    try {
      requireOpen();
      if (column.isReference) {
        return isOfThisHeap(element)
            ? Search.id(tree, Entities.rawId(Objects.requireNonNull(element)), last)
            : -1;
      }
      return column.nested != null || column.accepts(element)
          ? Search.equal(scan(), size, element, last)
          : -1;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  /** Finds leaves one after the other. */
  Cursor cursor() {
    return new Cursor(tree);
  }

  /** Goes upwards through a part of the entries. */
  Iterator<?> iterator(Range.Part part, int from, int to) {
    return switch (part) {
      case KEYS -> new StoredIterator.Keys<>(this, from, to);
      case VALUES -> new StoredIterator.Values<>(this, from, to);
      case ENTRIES -> new StoredIterator.Entries<>(this, from, to);
    };
  }

  @Override
  Scan scan() {
    return new StoredScan();
  }

  private final class StoredScan implements Scan {

    private final Cursor cursor = new Cursor(tree);

    @Override
    public @Nullable Object key(int position) {
      try {
        requireOpen();
        return cursor.seek(position).key(position - cursor.start());
      } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
        throw failure(e);
      }
    }

    @Override
    public @Nullable Object value(int position) {
      try {
        requireOpen();
        return cursor.seek(position).value(position - cursor.start());
      } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
        throw failure(e);
      }
    }
  }
}
