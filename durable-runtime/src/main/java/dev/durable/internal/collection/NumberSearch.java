package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import java.lang.foreign.MemorySegment;

/**
 * Looks up a number, or the id of an entity, in a stored tree: the one search that must be as fast
 * as over an array. It goes down over offsets and makes no object before the leaf; the checks are
 * those of {@link Source} and {@link StoredBranch}.
 */
final class NumberSearch {

  private final Source source;
  private final MemorySegment segment;
  private final int width;
  private final boolean isUnsigned;
  private final boolean isChar;

  NumberSearch(Source source) {
    Column key = source.entries().key();
    this.source = source;
    this.segment = source.context().segment();
    this.width = key.width;
    this.isUnsigned = key.isReference;
    this.isChar = key.isChar();
  }

  /** Whether keys can be searched for this way. */
  static boolean isFor(Column key) {
    return key.search == Column.Search.INTEGRAL || key.search == Column.Search.REFERENCE;
  }

  /**
   * Goes down from a branch and looks for the key in the leaf.
   *
   * @param position of the branch's first entry
   */
  Found find(StoredBranch root, int position, Probe probe) {
    long number = probe.number();
    long pointer = root.pointer();
    long limit = Long.MAX_VALUE;
    int level = root.level();
    int size = root.size();
    int start = position;
    while (level > 0) {
      source.requireNode(pointer, level, size, limit);
      int count = segment.get(LittleEndian.CHAR, pointer + NodeFormat.COUNT_AT);
      long totals = pointer + NodeFormat.BODY_AT + (long) count * NodeFormat.POINTER_BYTES;
      long keys = totals + (long) count * NodeFormat.TOTAL_BYTES;
      int length = segment.get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
      if (keys + (long) count * width != pointer + length) {
        throw source
            .context()
            .corrupt(pointer, "a branch of " + count + " children in " + length + " bytes");
      }
      int child = last(keys, count, number);
      int before = child == 0 ? 0 : total(totals, child - 1);
      size = total(totals, child) - before;
      if (before < 0 || size <= 0) {
        throw source.context().corrupt(pointer, "a child with " + size + " entries");
      }
      start += before;
      limit = pointer;
      pointer =
          LittleEndian.getLong(
              segment, pointer + NodeFormat.BODY_AT + (long) child * NodeFormat.POINTER_BYTES);
      level--;
    }
    return Found.in((StoredLeaf) source.node(pointer, 0, size, limit), start, probe);
  }

  private int total(long totals, int index) {
    return LittleEndian.getInt(segment, totals + (long) index * NodeFormat.TOTAL_BYTES);
  }

  /** The last child that does not begin behind the number; the first begins where it will. */
  private int last(long keys, int count, long number) {
    int low = 1;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long key = key(keys + (long) middle * width);
      if (isUnsigned ? Long.compareUnsigned(number, key) >= 0 : number >= key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private long key(long at) {
    return switch (width) {
      case 8 -> segment.get(LittleEndian.LONG, at);
      case 4 -> segment.get(LittleEndian.INT, at);
      case 1 -> segment.get(LittleEndian.BYTE, at);
      default -> isChar ? segment.get(LittleEndian.CHAR, at) : segment.get(LittleEndian.SHORT, at);
    };
  }
}
