package dev.durable.internal.collection;

import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A collection that is empty, or too large to lie in its owner's record. */
final class StoredContent extends SnapshotContent {

  private final Tree tree;
  private final int size;

  /** Where keys are numbers or entities, else null. */
  private final @Nullable NumberSearch numbers;

  /** The leaf that was read last. Threads may overwrite each other's; each finds a whole one. */
  private @Nullable Found recent;

  StoredContent(Source source, Place place) {
    super(source);
    this.tree = new Tree(source, place);
    this.size = tree.size();
    this.numbers =
        NumberSearch.isFor(source.entries().key()) && !source.entries().isList()
            ? tree.numbers()
            : null;
  }

  @Override
  int size() {
    try {
      requireOpen();
      return size;
    } catch (IllegalStateException e) {
      throw failure(e);
    }
  }

  private Found at(int position) {
    Found known = recent;
    if (known == null || !known.covers(position)) {
      known = locate(position);
      recent = known;
    }
    return known;
  }

  private Found locate(int position) {
    int start = 0;
    Node node = position < tree.rootSize() ? tree.root : null;
    if (node == null) {
      return new Found(
          Objects.requireNonNull(tree.tail), tree.rootSize(), position - tree.rootSize());
    }
    while (node instanceof StoredBranch branch) {
      int child = branch.childAt(position - start);
      start += branch.startOf(child);
      node = branch.child(child);
    }
    tree.requireHolds(node, start, position);
    return new Found((Leaf) node, start, position - start);
  }

  @Override
  @Nullable Object keyAt(int position) {
    try {
      requireOpen();
      Found at = at(position);
      return at.leaf().key(position - at.start());
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  @Nullable Object valueAt(int position) {
    try {
      requireOpen();
      Found at = at(position);
      return at.leaf().value(position - at.start());
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int leafStart(int position) {
    try {
      requireOpen();
      return at(position).start();
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
      NumberSearch known = numbers;
      Found found =
          known != null && key != null && tree.root instanceof StoredBranch root
              ? known.find(root, 0, Probe.number(entries().key(), key))
              : tree.search(probe(key));
      if (found == null) {
        return -1;
      }
      recent = found; // who asks for a key will ask for its value
      return found.position();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  @Nullable Object valueOf(@Nullable Object key) {
    NumberSearch known = numbers;
    if (known == null
        || !known.findsEntities()
        || key == null
        || !(tree.root instanceof StoredBranch root)
        || !canHold(key)) {
      return super.valueOf(key);
    }
    try {
      requireOpen();
      return known.entity(root, Probe.number(entries().key(), key));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int indexOfId(long id, boolean last) {
    return Search.id(tree, id, last);
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
