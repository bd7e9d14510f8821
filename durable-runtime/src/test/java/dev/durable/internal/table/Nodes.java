package dev.durable.internal.table;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;

/** Nodes put together by hand, right or wrong. */
final class Nodes {

  private Nodes() {}

  /** A node of the object table with long pointers, whatever its children say. */
  static byte[] node(int level, int children, long... pointers) {
    byte[] node = new byte[RecordFormat.HEADER_BYTES + 8 * pointers.length];
    LittleEndian.putShort(node, RecordFormat.LENGTH_AT, (short) node.length);
    node[RecordFormat.KIND_AT] = RecordFormat.TABLE;
    node[RecordFormat.FLAGS_AT] = (byte) level;
    LittleEndian.putInt(node, RecordFormat.AUX_AT, children);
    for (int i = 0; i < pointers.length; i++) {
      LittleEndian.putLong(node, RecordFormat.HEADER_BYTES + 8 * i, pointers[i]);
    }
    return node;
  }
}
