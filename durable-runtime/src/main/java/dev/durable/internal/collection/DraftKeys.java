package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds keys in a draft's collection: those that the format has an order for by the tree, those of
 * fresh entities by {@link FreshKeys}.
 */
final class DraftKeys {

  private final DraftOrigin origin;
  private final EntryShape entries;

  /** Null where keys cannot be entities. */
  private final @Nullable FreshKeys fresh;

  /** The leaf that a key was looked for in last, and when that was. */
  private @Nullable Found recent;

  private int recentEdition;

  DraftKeys(DraftOrigin origin) {
    this.origin = origin;
    this.entries = origin.entries();
    boolean canBeFresh = !entries.isList() && entries.key().shape.hasReferences();
    this.fresh = canBeFresh ? new FreshKeys(entries) : null;
  }

  /**
   * The position of a key, or {@code -1 - i} where it would have to be at i.
   *
   * @param asked by a user: perhaps nothing that could be there
   * @param edition of the tree's nodes
   */
  int find(DraftTree tree, @Nullable Object asked, int edition) {
    Column column = entries.key();
    Object known = column.accepts(asked) ? origin.known(asked) : null;
    if (known == null && (asked != null || !column.accepts(null))) {
      return -1 - tree.size();
    }
    return findKept(tree, known, edition);
  }

  /** The same for a key as the collection keeps it. */
  int findKept(DraftTree tree, @Nullable Object key, int edition) {
    try {
      return search(tree, key, edition);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw tree.source.context().failure(e);
    }
  }

  private int search(DraftTree tree, @Nullable Object key, int edition) {
    FreshKeys others = fresh;
    if (others != null && others.isFresh(key)) {
      return others.find(key, tree);
    }
    Probe probe = new Probe(entries.key(), key, entries.shape().kind().isSorted());
    if (others != null && !others.isEmpty()) {
      return others.findBefore(probe, tree);
    }
    if (tree.isBehindAll(probe)) {
      return -1 - tree.size();
    }
    Found found = tree.search(probe);
    recent = found;
    recentEdition = edition;
    return found == null ? -1 : found.position();
  }

  /**
   * The leaf that was found last, if it holds that position: who asks for a key asks for its value.
   */
  @Nullable Found recent(int position, int edition) {
    Found found = recentEdition == edition ? recent : null;
    return found != null && found.covers(position) ? found : null;
  }

  /** After an insertion. */
  void added(@Nullable Object key) {
    if (fresh != null) {
      fresh.added(key);
    }
  }

  /** Before a removal. */
  void removed(Tree tree, int from, int to) {
    if (fresh != null) {
      fresh.removed(tree, from, to);
    }
  }

  /** At a commit: the same entries, each where the format wants it. */
  DraftTree ordered(DraftTree tree) {
    return fresh == null || fresh.isEmpty() ? tree : fresh.ordered(tree);
  }
}
