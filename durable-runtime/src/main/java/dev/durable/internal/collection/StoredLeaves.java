package dev.durable.internal.collection;

import dev.durable.codegen.Leaves;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The leaves of a stored list or set, as cursors ask for them. */
final class StoredLeaves implements Leaves {

  private final Cursor cursor;
  private final int size;
  private int next;
  private @Nullable StoredColumn elements;

  StoredLeaves(Tree tree) {
    this.cursor = new Cursor(tree);
    this.size = tree.size();
  }

  @Override
  public boolean next() {
    if (next >= size) {
      return false;
    }
    elements = ((StoredLeaf) cursor.seek(next)).keys;
    next = cursor.end();
    return true;
  }

  private StoredColumn elements() {
    return Objects.requireNonNull(elements);
  }

  @Override
  public long at() {
    return elements().ends;
  }

  @Override
  public int count() {
    return elements().count;
  }

  @Override
  public int room() {
    return elements().length;
  }

  @Override
  public long limit() {
    return elements().limit;
  }
}
