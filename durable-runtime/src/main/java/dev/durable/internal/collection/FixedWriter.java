package dev.durable.internal.collection;

import dev.durable.codegen.ValueWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what most collections are, a few entries of fixed width, straight to where their owner
 * holds them: nothing has to be encoded before it is known where it goes.
 */
final class FixedWriter {

  private FixedWriter() {}

  /** How many entries fit into the owner for sure; 0 where they are not all of one width. */
  static int capacity(EntryShape entries, int maxInline) {
    Column value = entries.value();
    int width = entries.key().width;
    if (width <= 0 || (value != null && value.width < 0)) {
      return 0;
    }
    return (maxInline - NodeFormat.INLINE_COUNT_BYTES)
        / (width + (value == null ? 0 : value.width));
  }

  /** Writes the count and all entries. */
  static void write(DraftTree tree, EntryShape entries, ValueWriter out) {
    out.writeShort((short) tree.size());
    Cursor cursor = new Cursor(tree);
    for (int at = 0; at < tree.size(); at = cursor.end()) {
      Leaf leaf = cursor.seek(at);
      for (int i = 0; i < leaf.size(); i++) {
        write(entries.key(), leaf.keptKey(i), out);
      }
    }
    Column value = entries.value();
    if (value != null) {
      for (int at = 0; at < tree.size(); at = cursor.end()) {
        Leaf leaf = cursor.seek(at);
        for (int i = 0; i < leaf.size(); i++) {
          write(value, leaf.keptValue(i), out);
        }
      }
    }
  }

  private static void write(Column column, @Nullable Object entry, ValueWriter out) {
    if (entry instanceof Undecoded stored) {
      stored.column().copy(stored.index(), out);
    } else {
      column.shape.write(entry, out);
    }
  }
}
