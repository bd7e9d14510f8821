package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/**
 * A small collection, whose entries lie in its owner's record. Most collections are, and most are
 * opened to be read once, so this one is made of as few objects as can be: it is its own scan.
 */
final class InlineContent extends SnapshotContent implements Content.Scan {

  private final StoredLeaf leaf;

  /** Opens entries that are there: at least one. */
  InlineContent(Source source, StoredLeaf leaf) {
    super(source);
    this.leaf = leaf;
  }

  @Override
  int size() {
    try {
      requireOpen();
      return leaf.size();
    } catch (IllegalStateException e) {
      throw failure(e);
    }
  }

  @Override
  public @Nullable Object key(int position) {
    try {
      requireOpen();
      return leaf.key(position);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  public @Nullable Object value(int position) {
    try {
      requireOpen();
      return leaf.value(position);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  @Nullable Object keyAt(int position) {
    return key(position);
  }

  @Override
  @Nullable Object valueAt(int position) {
    return value(position);
  }

  @Override
  Scan scan() {
    return this;
  }

  @Override
  int leafStart(int position) {
    return 0;
  }

  @Override
  int find(@Nullable Object key) {
    if (!canHold(key)) {
      return -1 - leaf.size();
    }
    try {
      requireOpen();
      return leaf.search(probe(key));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw failure(e);
    }
  }

  @Override
  int indexOfId(long id, boolean last) {
    int found = -1;
    for (int i = 0; i < leaf.size() && (last || found < 0); i++) {
      if (leaf.keyId(i) == id) {
        found = i;
      }
    }
    return found;
  }
}
