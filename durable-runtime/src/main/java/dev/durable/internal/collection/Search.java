package dev.durable.internal.collection;

import org.jspecify.annotations.Nullable;

/** Searches for what has no order: one element after the other. */
final class Search {

  private Search() {}

  /** The position of a reference among references; none of them is resolved. */
  static int id(Tree tree, long id, boolean last) {
    Cursor cursor = new Cursor(tree);
    int found = -1;
    for (int at = 0; at < tree.size(); at = cursor.end()) {
      Leaf leaf = cursor.seek(at);
      for (int i = 0; i < leaf.size(); i++) {
        if (leaf.keyId(i) == id) {
          found = cursor.start() + i;
          if (!last) {
            return found;
          }
        }
      }
    }
    return found;
  }

  /** The position of an element that is equal; arrays are compared by what they hold. */
  static int equal(Content.Scan scan, int size, @Nullable Object element, boolean last) {
    for (int i = 0; i < size; i++) {
      int position = last ? size - 1 - i : i;
      if (Column.isSame(element, scan.key(position))) {
        return position;
      }
    }
    return -1;
  }
}
