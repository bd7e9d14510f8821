package dev.durable.internal.collection;

import dev.durable.codegen.EntityResolver;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import java.lang.foreign.MemorySegment;

/**
 * Opens the nodes of one collection, and trusts none of them: a node is of the right kind and
 * level, lies before the one that points to it and has the number of entries that was announced.
 * Bytes that were verified by checksum can still be the work of a hostile writer.
 *
 * @param entities turns ids into views or into a session's drafts
 */
record Source(ReadContext context, EntityResolver entities, EntryShape entries) {

  /** The root of a tree; its level is its own to tell. */
  Node root(long pointer, int size, long limit) {
    return open(pointer, -1, size, limit);
  }

  /** A node below another. */
  Node node(long pointer, int level, int size, long limit) {
    return open(pointer, level, size, limit);
  }

  private Node open(long pointer, int expectedLevel, int size, long limit) {
    int level = requireNode(pointer, expectedLevel, size, limit);
    MemorySegment segment = context.segment();
    int count = segment.get(LittleEndian.CHAR, pointer + NodeFormat.COUNT_AT);
    int length = segment.get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
    int room = length - NodeFormat.BODY_AT;
    if (level > 0) {
      return new StoredBranch(this, pointer, level, count, size, room);
    }
    if (count != size) {
      throw context.corrupt(
          pointer, "a leaf of " + count + " entries where " + size + " were announced");
    }
    return new StoredLeaf(
        this, segment, pointer + NodeFormat.BODY_AT, room, count, pointer, pointer);
  }

  /** Refuses what is no node, or not the one that was announced, and gives its level. */
  int requireNode(long pointer, int expectedLevel, int size, long limit) {
    MemorySegment segment = context.segment();
    if (pointer <= 0
        || pointer >= limit
        || (pointer & (RecordFormat.ALIGNMENT - 1)) != 0
        || pointer > segment.byteSize() - NodeFormat.BODY_AT) {
      throw context.corrupt(pointer, "a node of a collection cannot lie here, before " + limit);
    }
    context.verify(pointer);
    int length = segment.get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
    int kind = segment.get(LittleEndian.BYTE, pointer + RecordFormat.KIND_AT);
    if (kind != RecordFormat.NODE
        || length < NodeFormat.BODY_AT
        || length > RecordFormat.MAX_RECORD_BYTES
        || length > limit - pointer
        || length > segment.byteSize() - pointer) {
      throw context.corrupt(
          pointer, "not a node of a collection: kind " + kind + ", " + length + " bytes");
    }
    int level = segment.get(LittleEndian.BYTE, pointer + NodeFormat.LEVEL_AT);
    if (level < 0
        || level > NodeFormat.MAX_LEVEL
        || (expectedLevel >= 0 && level != expectedLevel)) {
      throw context.corrupt(
          pointer, "a node of level " + level + " below level " + (expectedLevel + 1));
    }
    if (segment.get(LittleEndian.CHAR, pointer + NodeFormat.COUNT_AT) == 0 || size <= 0) {
      throw context.corrupt(pointer, "a node without entries");
    }
    return level;
  }

  /** A leaf that lies in its owner, its count before it. */
  StoredLeaf inline(MemorySegment segment, long at, long length, long limit) {
    if (length < NodeFormat.INLINE_COUNT_BYTES || length > RecordFormat.MAX_RECORD_BYTES) {
      throw context.corrupt(limit, "the entries of a collection in " + length + " bytes");
    }
    int count = segment.get(LittleEndian.CHAR, at);
    return new StoredLeaf(
        this,
        segment,
        at + NodeFormat.INLINE_COUNT_BYTES,
        (int) length - NodeFormat.INLINE_COUNT_BYTES,
        count,
        limit,
        0);
  }
}
