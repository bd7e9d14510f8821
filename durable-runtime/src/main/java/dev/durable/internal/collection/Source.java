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
    int count = requireNode(pointer, expectedLevel, size, limit);
    MemorySegment segment = context.segment();
    long header = LittleEndian.getLong(segment, pointer);
    int room = RecordFormat.length(header) - NodeFormat.BODY_AT;
    int level = NodeFormat.level(header);
    if (level > 0) {
      return new StoredBranch(this, pointer, level, count, size, room);
    }
    requireCount(pointer, count, size);
    return new StoredLeaf(
        this, segment, pointer + NodeFormat.BODY_AT, room, count, pointer, pointer);
  }

  /**
   * Refuses what is no node, or not the one that was announced, and gives its number of entries or
   * children.
   *
   * @param expectedLevel -1 for a root, whose level is its own to tell
   */
  int requireNode(long pointer, int expectedLevel, int size, long limit) {
    MemorySegment segment = context.segment();
    if (pointer <= 0
        || pointer >= limit
        || (pointer & (RecordFormat.ALIGNMENT - 1)) != 0
        || pointer > segment.byteSize() - NodeFormat.BODY_AT) {
      throw context.corrupt(pointer, "a node of a collection cannot lie here, before " + limit);
    }
    context.verify(pointer);
    long header = LittleEndian.getLong(segment, pointer);
    int length = RecordFormat.length(header);
    if (RecordFormat.kind(header) != RecordFormat.NODE
        || length < NodeFormat.BODY_AT
        || length > RecordFormat.MAX_RECORD_BYTES
        || length > limit - pointer
        || length > segment.byteSize() - pointer) {
      throw context.corrupt(
          pointer,
          "not a node of a collection: kind "
              + RecordFormat.kind(header)
              + ", "
              + length
              + " bytes");
    }
    int level = NodeFormat.level(header);
    if (level < 0
        || level > NodeFormat.MAX_LEVEL
        || (expectedLevel >= 0 && level != expectedLevel)) {
      throw context.corrupt(
          pointer, "a node of level " + level + " below level " + (expectedLevel + 1));
    }
    int count = segment.get(LittleEndian.CHAR, pointer + NodeFormat.COUNT_AT);
    if (count == 0 || size <= 0) {
      throw context.corrupt(pointer, "a node without entries");
    }
    return count;
  }

  /**
   * The same for a leaf whose entries all have one width; gives their number.
   *
   * @param width of an entry: of its key and its value
   */
  int requireLeaf(long pointer, int size, long limit, int width) {
    int count = requireNode(pointer, 0, size, limit);
    requireCount(pointer, count, size);
    int length = context.segment().get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
    if (length != NodeFormat.BODY_AT + count * width) {
      throw context.corrupt(
          pointer, "a leaf of " + count + " entries of " + width + " bytes in " + length);
    }
    return count;
  }

  private void requireCount(long pointer, int count, int size) {
    if (count != size) {
      throw context.corrupt(
          pointer, "a leaf of " + count + " entries where " + size + " were announced");
    }
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
