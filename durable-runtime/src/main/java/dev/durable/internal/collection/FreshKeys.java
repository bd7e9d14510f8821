package dev.durable.internal.collection;

import dev.durable.codegen.EntitySerializer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a set or map that are, or hold, entities without an id. The format has no order for
 * them yet: they are told apart by {@code equals} and stand behind all others as they came.
 */
final class FreshKeys {

  private final EntryShape entries;

  /** Each key with its number in the order in which they came. Most collections never have any. */
  private Map<Object, Long> numbers = Map.of();

  private long next;

  FreshKeys(EntryShape entries) {
    this.entries = entries;
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Whether a key stands, or would stand, among them; also after it got an id by a commit. */
  boolean isFresh(@Nullable Object key) {
    return key != null && (numbers.containsKey(key) || hasFresh(key));
  }

  private boolean hasFresh(Object key) {
    if (entries.key().isReference) {
      return Column.idOf(key) == 0;
    }
    Finder finder = new Finder();
    entries.key().shape.visit(key, finder);
    return finder.found;
  }

  /** Looks for entities without an id. */
  private static final class Finder implements EntitySerializer.Visitor {

    private boolean found;

    @Override
    public void visit(@Nullable Object entity) {
      found |= entity != null && Column.idOf(entity) == 0;
    }

    @Override
    public void collection(@Nullable Object collection) {
      if (collection instanceof Iterable<?> elements) {
        elements.forEach(this::visit);
      }
    }
  }

  /** After an insertion. */
  void added(@Nullable Object key) {
    if (key != null && hasFresh(key)) {
      if (numbers.isEmpty()) {
        numbers = new HashMap<>();
      }
      numbers.put(key, next++);
    }
  }

  /** Before a removal. */
  void removed(Tree tree, int from, int to) {
    int start = Math.max(from, tree.size() - numbers.size());
    if (start < to && !numbers.isEmpty()) {
      Cursor cursor = new Cursor(tree);
      for (int at = start; at < to; at++) {
        numbers.remove(Objects.requireNonNull(cursor.seek(at).keptKey(at - cursor.start())));
      }
    }
  }

  /** The position of a fresh key, or where it would have to be: behind all others. */
  int find(@Nullable Object key, Tree tree) {
    Long number = numbers.get(key);
    if (number == null) {
      return -1 - tree.size();
    }
    Cursor cursor = new Cursor(tree);
    int low = tree.size() - numbers.size();
    int high = tree.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      Object other = cursor.seek(middle).keptKey(middle - cursor.start());
      if (Objects.requireNonNull(numbers.get(other)) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The position among those that are not fresh. */
  int findBefore(Probe probe, Tree tree) {
    Cursor cursor = new Cursor(tree);
    int low = 0;
    int high = tree.size() - numbers.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = cursor.seek(middle).compare(probe, middle - cursor.start());
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  /** At a commit, when all have their ids: the same entries, each where the format wants it. */
  DraftTree ordered(DraftTree tree) {
    DraftTree ordered = tree.copy();
    int from = tree.size() - numbers.size();
    ordered.remove(from, ordered.size());
    Cursor cursor = new Cursor(tree);
    for (int at = from; at < tree.size(); at++) {
      Leaf leaf = cursor.seek(at);
      Object key = leaf.keptKey(at - cursor.start());
      Object value = leaf.keptValue(at - cursor.start());
      int position = ordered.find(new Probe(entries.key(), key, entries.shape().kind().isSorted()));
      if (position < 0) {
        ordered.insert(-1 - position, key, value);
      }
    }
    return ordered;
  }
}
