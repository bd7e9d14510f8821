package dev.durable.internal.collection;

import dev.durable.codegen.NodeSink;
import dev.durable.codegen.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries that follow one another, encoded; cut into leaves, or written as one into their owner.
 */
final class Run {

  private final ColumnWriter keys;
  private final @Nullable ColumnWriter values;
  private final List<@Nullable Object> first = new ArrayList<>();

  Run(EntryShape entries, NodeSink sink, int schemaId) {
    Column value = entries.value();
    this.keys = new ColumnWriter(entries.key(), keyLimit(entries), sink, schemaId);
    this.values =
        value == null ? null : new ColumnWriter(value, NodeFormat.MAX_VALUE_BYTES, sink, schemaId);
  }

  /** A list's elements are not repeated in branches. */
  static int keyLimit(EntryShape entries) {
    return entries.isList() ? NodeFormat.MAX_VALUE_BYTES : NodeFormat.MAX_KEY_BYTES;
  }

  void add(Leaf leaf) {
    for (int i = 0; i < leaf.size(); i++) {
      first.add(keys.add(leaf.keptKey(i)));
      if (values != null) {
        values.add(leaf.keptValue(i));
      }
    }
  }

  int count() {
    return keys.count();
  }

  @Nullable Object key(int index) {
    return first.get(index);
  }

  /** The bytes that an entry takes in a leaf. */
  int bytesOf(int index) {
    return keys.bytesOf(index) + (values == null ? 0 : values.bytesOf(index));
  }

  int bytes() {
    int bytes = 0;
    for (int i = 0; i < count(); i++) {
      bytes += bytesOf(i);
    }
    return bytes;
  }

  /** Appends the entries from one index up to another. */
  void write(int from, int to, ValueWriter out) {
    keys.write(from, to, out);
    if (values != null) {
      values.write(from, to, out);
    }
  }
}
