package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.CorruptHeapException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A collection's entries in order: a tree, and in lists a last leaf outside of it. This class only
 * reads; immutable unless a {@link DraftTree}.
 */
class Tree {

  final Source source;
  @Nullable Node root;
  @Nullable Leaf tail;

  /** Where keys are numbers or entities: made for the first search. */
  private @Nullable NumberSearch numbers;

  Tree(Source source, Place place) {
    this.source = source;
    if (place.length() == 0) {
      return;
    }
    if (place.isTree()) {
      openTree(place);
    } else {
      StoredLeaf leaf = source.inline(place.segment(), place.at(), place.length(), place.limit());
      if (source.entries().isList()) {
        tail = leaf;
      } else {
        root = leaf;
      }
    }
  }

  /** A tree; null if its root cannot be read, and there is a tree at all. */
  static @Nullable Tree unlessLost(Source source, Place place) {
    try {
      return new Tree(source, place);
    } catch (CorruptHeapException | IndexOutOfBoundsException damaged) {
      if (place.isTree()) {
        return null;
      }
      throw damaged;
    }
  }

  /** How many entries a tree has by what leads to it, with the last leaf of a list. */
  static long announcedSize(Source source, Place place) {
    if (place.length() < NodeFormat.ROOT_BYTES) {
      return 0;
    }
    MemorySegment segment = place.segment();
    long last = place.at() + NodeFormat.ROOT_BYTES;
    boolean hasLast =
        source.entries().isList()
            && place.length() >= NodeFormat.ROOT_BYTES + NodeFormat.INLINE_COUNT_BYTES;
    return Math.max(LittleEndian.getInt(segment, place.at() + Long.BYTES), 0)
        + (hasLast ? (long) segment.get(LittleEndian.CHAR, last) : 0);
  }

  private void openTree(Place place) {
    if (place.length() < NodeFormat.ROOT_BYTES) {
      throw source.context().corrupt(place.limit(), "a tree in " + place.length() + " bytes");
    }
    long pointer = LittleEndian.getLong(place.segment(), place.at());
    int size = LittleEndian.getInt(place.segment(), place.at() + Long.BYTES);
    root = source.root(pointer, size, place.limit());
    long rest = place.length() - NodeFormat.ROOT_BYTES;
    if (source.entries().isList()) {
      StoredLeaf last =
          source.inline(place.segment(), place.at() + NodeFormat.ROOT_BYTES, rest, place.limit());
      if (size > Integer.MAX_VALUE - last.size()) {
        throw source.context().corrupt(place.limit(), "a list of more than 2^31 - 1 elements");
      }
      tail = last;
    } else if (rest != 0) {
      throw source.context().corrupt(place.limit(), rest + " bytes behind a tree");
    }
  }

  /** The entries of the tree without the last leaf of a list. */
  final int rootSize() {
    Node node = root;
    return node == null ? 0 : node.size();
  }

  final int size() {
    Leaf last = tail;
    return rootSize() + (last == null ? 0 : last.size());
  }

  /** Totals that do not rise lead to a leaf that cannot hold the position. */
  final void requireHolds(Node leaf, int start, int position) {
    if (position < start || position - start >= leaf.size()) {
      throw source.context().corrupt(0, "a tree whose counts lead to the wrong leaf");
    }
  }

  /**
   * The position of a key in {@code [0, size)}, or {@code -1 - i} where it would have to be at i.
   */
  final int find(Probe probe) {
    Found found = search(probe);
    return found == null ? -1 : found.position();
  }

  /** Searches stored branches for keys that are numbers or entities. */
  final NumberSearch numbers() {
    NumberSearch known = numbers;
    if (known == null) {
      known = new NumberSearch(source);
      numbers = known;
    }
    return known;
  }

  /** Goes down to the leaf that holds the key if any does; null where there is no leaf. */
  final @Nullable Found search(Probe probe) {
    boolean isNumber = NumberSearch.isFor(source.entries().key());
    Node node = root;
    int start = 0;
    while (node instanceof Branch branch) {
      if (isNumber && branch instanceof StoredBranch stored) {
        return numbers().find(stored, start, probe.number());
      }
      int child = branch.childFor(probe);
      start += branch.startOf(child);
      node = branch.child(child);
    }
    return node == null ? null : Found.in((Leaf) node, start, probe);
  }
}
