package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ValueReader;
import dev.durable.codegen.ValueWriter;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The keys, or the values, of one node where they lie: one after the other where all have the same
 * width, else their ends ({@code u16} each) and then their bytes. Immutable.
 */
final class StoredColumn {

  final Source source;
  final Column column;
  final MemorySegment segment;
  final int count;

  /** Of the record that the column lies in; pointers lead before it. */
  final long limit;

  /** The first entry's first byte. */
  private final long heap;

  /** Where the ends begin; unused for a fixed width. */
  final long ends;

  /** Of ends and entries together. */
  final int length;

  StoredColumn(
      Source source,
      Column column,
      MemorySegment segment,
      long at,
      int room,
      int count,
      long limit) {
    this.source = source;
    this.column = column;
    this.segment = segment;
    this.count = count;
    this.limit = limit;
    this.ends = at;
    if (column.width >= 0) {
      this.heap = at;
      this.length = count * column.width;
    } else {
      int table = count * NodeFormat.END_BYTES;
      if (table > room) {
        throw corrupt(count + " entries in " + room + " bytes");
      }
      this.heap = at + table;
      this.length = table + (count == 0 ? 0 : end(count - 1) & ~NodeFormat.OUT_OF_LINE);
    }
    if (length > room) {
      throw corrupt(count + " entries of " + length + " bytes in " + room);
    }
  }

  RuntimeException corrupt(String what) {
    return source.context().corrupt(limit, what);
  }

  private int end(int index) {
    return segment.get(LittleEndian.CHAR, ends + (long) index * NodeFormat.END_BYTES);
  }

  private int start(int index) {
    return index == 0 ? 0 : end(index - 1) & ~NodeFormat.OUT_OF_LINE;
  }

  /** How many bytes the entry takes in the node, out of line only the reference. */
  int lengthOf(int index) {
    if (column.width >= 0) {
      return column.width;
    }
    int start = start(index);
    int end = end(index) & ~NodeFormat.OUT_OF_LINE;
    if (start > end || end > length - count * NodeFormat.END_BYTES) {
      throw corrupt("an entry from " + start + " to " + end);
    }
    return end - start;
  }

  boolean isOutOfLine(int index) {
    return column.width < 0 && (end(index) & NodeFormat.OUT_OF_LINE) != 0;
  }

  /** The offset in the segment of the entry's bytes in the node. */
  long at(int index) {
    return column.width >= 0 ? heap + (long) index * column.width : heap + start(index);
  }

  /** The entry's bytes as they stand in the node. */
  void copy(int index, ValueWriter out) {
    out.writeRaw(segment, at(index), lengthOf(index));
  }

  private MemorySegment outside(int index) {
    if (lengthOf(index) != NodeFormat.REFERENCE_BYTES) {
      throw corrupt("a reference to a value of another width");
    }
    long pointer = LittleEndian.getLong(segment, at(index));
    if (pointer <= 0 || pointer >= limit) {
      throw corrupt("a pointer that does not lead backwards: " + pointer);
    }
    return source.context().value(pointer, LittleEndian.getLong(segment, at(index) + 8));
  }

  ValueReader reader(int index) {
    if (isOutOfLine(index)) {
      MemorySegment value = outside(index);
      return new ValueReader(source.entities(), value, 0, value.byteSize());
    }
    long at = at(index);
    return new ValueReader(source.entities(), segment, at, at + lengthOf(index));
  }

  /** The entry as users see it. */
  @Nullable Object read(int index) {
    if (column.nested != null) {
      return StoredCollections.open(
          source.context(), source.entities(), source.entries().nested(), place(index));
    }
    if (column.reference != null) {
      return column.reference.resolve(source.entities(), id(index), limit);
    }
    ValueReader reader = reader(index);
    Object value = column.shape.read(reader);
    if (reader.remaining() != 0) {
      throw corrupt("an entry with " + reader.remaining() + " bytes too many");
    }
    return value;
  }

  /** Where a collection lies that is an entry. */
  Place place(int index) {
    if (isOutOfLine(index)) {
      MemorySegment value = outside(index);
      return Place.nested(source.context(), value, 0, value.byteSize(), limit);
    }
    return Place.nested(source.context(), segment, at(index), lengthOf(index), limit);
  }

  /** The id of a reference. */
  long id(int index) {
    return LittleEndian.getLong(segment, at(index));
  }

  /** A whole number of fixed width. */
  long integral(int index) {
    long at = at(index);
    return switch (column.width) {
      case 8 -> segment.get(LittleEndian.LONG, at);
      case 4 -> LittleEndian.getFirstInt(segment, at);
      case 1 -> segment.get(LittleEndian.BYTE, at);
      default ->
          column.isChar()
              ? segment.get(LittleEndian.CHAR, at)
              : segment.get(LittleEndian.SHORT, at);
    };
  }
}
