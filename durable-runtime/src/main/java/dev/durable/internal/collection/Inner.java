package dev.durable.internal.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is an entry of another one and was handed out: a user may hold it, so it stays
 * the same object while it is that entry, over commits too.
 *
 * @param position of the entry
 * @param key of the entry in a map, else null
 */
record Inner(int position, @Nullable Object key, DraftContent content) {

  /** All that were handed out of a tree, in order. */
  static List<Inner> of(DraftTree tree) {
    EntryShape entries = tree.source.entries();
    List<Inner> all = new ArrayList<>();
    if (entries.hasNested()) {
      boolean isMap = entries.value() != null;
      tree.eachMemoryLeaf(
          (leaf, start) -> {
            for (int i = 0; i < leaf.size(); i++) {
              if (entry(entries, leaf, i) instanceof DraftFace inner) {
                all.add(new Inner(start + i, isMap ? leaf.key(i) : null, inner.content()));
              }
            }
          });
    }
    return all;
  }

  /** The entry that is a collection, as it is kept: perhaps {@link Undecoded}. */
  static @Nullable Object entry(EntryShape entries, MemoryLeaf leaf, int index) {
    return entries.value() != null ? leaf.keptValue(index) : leaf.keptKey(index);
  }

  /** Makes a collection the entry. */
  static void keep(EntryShape entries, MemoryLeaf leaf, int index, Object collection) {
    if (entries.value() != null) {
      leaf.setValue(index, collection);
    } else {
      leaf.setKey(index, collection);
    }
  }

  /** Becomes the entry again that it is in a tree that was opened since, if it is there. */
  void moveInto(DraftTree tree) {
    int at = positionIn(tree);
    if (at < 0) {
      return;
    }
    EntryShape entries = tree.source.entries();
    MemoryLeaf leaf = tree.memoryLeaf(at);
    int index = tree.indexInLeaf(at);
    if (entry(entries, leaf, index) instanceof Undecoded stored) {
      content.moveTo(stored);
      keep(entries, leaf, index, content.face());
    }
  }

  private int positionIn(DraftTree tree) {
    if (key == null) {
      return position < tree.size() ? position : -1;
    }
    EntryShape entries = tree.source.entries();
    return tree.find(new Probe(entries.key(), key, entries.shape().kind().isSorted()));
  }

  /** Copies a collection that a user gives into one that is new. */
  static void fill(DraftContent empty, Object given) {
    if (empty.entries().value() != null) {
      ((Map<?, ?>) given).forEach(empty::put);
      return;
    }
    for (Object element : new ArrayList<>((Collection<?>) given)) {
      if (empty.entries().isList()) {
        empty.insert(empty.size(), element);
      } else {
        empty.add(element);
      }
    }
  }
}
