package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import java.lang.foreign.MemorySegment;

/**
 * Where a collection's own bytes lie: in its owner's slot, or in an entry of an outer collection.
 *
 * @param length in bytes; 0 is the empty collection
 * @param isTree whether they lead to a tree, or are the entries themselves
 * @param limit the file offset of the record or node that they belong to: every pointer leads
 *     before
 */
record Place(MemorySegment segment, long at, long length, boolean isTree, long limit) {

  private static final byte INLINE = 0;
  private static final byte TREE = 1;

  /** An empty collection. */
  static final Place EMPTY = new Place(MemorySegment.ofArray(new byte[0]), 0, 0, false, 0);

  /** The place of a collection that is an entry of another: one byte tells its form. */
  static Place nested(
      ReadContext context, MemorySegment segment, long at, long length, long limit) {
    if (length == 0) {
      return EMPTY;
    }
    byte form = segment.get(LittleEndian.BYTE, at);
    if (form != INLINE && form != TREE) {
      throw context.corrupt(limit, "a collection of form " + form);
    }
    return new Place(segment, at + 1, length - 1, form == TREE, limit);
  }

  static byte form(boolean isTree) {
    return isTree ? TREE : INLINE;
  }
}
