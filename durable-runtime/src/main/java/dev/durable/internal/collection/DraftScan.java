package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/** Goes through a collection of a draft, and finds its place again after changes. */
final class DraftScan implements Content.Scan {

  private final DraftContent content;
  private Cursor cursor;
  private int seen;

  DraftScan(DraftContent content) {
    this.content = content;
    this.cursor = new Cursor(content.tree());
    this.seen = content.edition();
  }

  private Leaf leaf(int position) {
    DraftTree current = content.tree();
    if (seen != content.edition()) {
      cursor = new Cursor(current);
      seen = content.edition();
    }
    return cursor.seek(position);
  }

  @Override
  public @Nullable Object key(int position) {
    try {
      return content.entries().key().nested != null
          ? content.inner(position)
          : content.shown(leaf(position).key(position - cursor.start()));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw content.failure(e);
    }
  }

  @Override
  public @Nullable Object value(int position) {
    try {
      return content.entries().hasNested()
          ? content.inner(position)
          : content.shown(leaf(position).value(position - cursor.start()));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw content.failure(e);
    }
  }
}
