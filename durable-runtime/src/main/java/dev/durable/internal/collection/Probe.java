package dev.durable.internal.collection;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ValueReader;
import dev.durable.codegen.ValueWriter;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key that is looked for: prepared once, compared often. For one search. */
final class Probe {

  private final Column column;
  private final @Nullable Object key;
  private final boolean natural;
  private final long number;
  private final String text;
  private final @Nullable ValueWriter encoded;

  /**
   * Prepares a search.
   *
   * @param key which the column {@link Column#accepts accepts}
   * @param natural whether keys that only the format tells apart count as one
   */
  Probe(Column column, @Nullable Object key, boolean natural) {
    this.column = column;
    this.key = key;
    // The file has enums by name: their declared order may change from one program to the next.
    this.natural = natural && !column.isEnumeration();
    this.number = NumberSearch.isFor(column) ? number(column, Objects.requireNonNull(key)) : 0;
    this.text = column.search == Column.Search.TEXT ? (String) Objects.requireNonNull(key) : "";
    if (column.search == Column.Search.ENCODED) {
      this.encoded = new ValueWriter();
      column.shape.write(key, encoded);
    } else {
      this.encoded = null;
    }
  }

  /** What a key is compared by that is a number or an entity. */
  static long number(Column column, Object key) {
    return column.isReference ? fresh(Column.idOf(key)) : Column.integral(key);
  }

  /** Entities that have no id yet stand behind all that have one. */
  private static long fresh(long id) {
    return id == 0 ? -1 : id;
  }

  /** The number, or id, that is looked for. */
  long number() {
    return number;
  }

  /** Compares the probe to a stored key: negative when the probe is less. */
  int compareTo(StoredColumn keys, int index) {
    return switch (column.search) {
      case INTEGRAL -> Long.compare(number, keys.integral(index));
      case REFERENCE -> Long.compareUnsigned(number, keys.id(index));
      case TEXT -> compareText(keys, index);
      case DECODED -> compareDecoded(column.shape.read(keys.reader(index)));
      case ENCODED -> column.shape.compare(encodedProbe(), keys.reader(index));
    };
  }

  /** Compares the probe to a key in memory. */
  int compareTo(@Nullable Object other) {
    if (other instanceof Undecoded stored) {
      return compareTo(stored.column(), stored.index());
    }
    return switch (column.search) {
      case INTEGRAL -> Long.compare(number, Column.integral(Objects.requireNonNull(other)));
      case REFERENCE ->
          Long.compareUnsigned(number, fresh(Column.idOf(Objects.requireNonNull(other))));
      case TEXT -> text.compareTo((String) Objects.requireNonNull(other));
      case DECODED -> compareDecoded(other);
      case ENCODED -> {
        ValueWriter out = new ValueWriter();
        column.shape.write(other, out);
        yield column.shape.compare(encodedProbe(), out.reader());
      }
    };
  }

  private ValueReader encodedProbe() {
    return Objects.requireNonNull(encoded).reader();
  }

  private int compareDecoded(@Nullable Object other) {
    return natural ? column.shape.naturalOrder(key, other) : column.shape.order(key, other);
  }

  /** Compares by code unit, whichever of its two forms the stored text has; decodes nothing. */
  private int compareText(StoredColumn keys, int index) {
    if (keys.isOutOfLine(index)) {
      return text.compareTo((String) Objects.requireNonNull(keys.read(index)));
    }
    MemorySegment segment = keys.segment;
    long at = keys.at(index);
    int length = keys.lengthOf(index);
    // Length and form: one byte up to 63 chars, two up to 8191, which is more than a key in line
    // has.
    int first = length == 0 ? -1 : segment.get(LittleEndian.BYTE, at);
    int header = first;
    int headerBytes = 1;
    if (first < 0 && length > 1) {
      header = (first & 0x7F) | (segment.get(LittleEndian.BYTE, at + 1) << 7);
      headerBytes = 2;
    }
    if (header < 0 || header >>> 1 != length - headerBytes) {
      throw keys.corrupt("a text of another length than its entry");
    }
    return (header & 1) == 0
        ? compareLatin(segment, at + headerBytes, header >>> 1)
        : compareWide(segment, at + headerBytes, header >>> 2);
  }

  private int compareLatin(MemorySegment segment, long at, int chars) {
    int common = Math.min(text.length(), chars);
    for (int i = 0; i < common; i++) {
      int difference = text.charAt(i) - (segment.get(LittleEndian.BYTE, at + i) & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return text.length() - chars;
  }

  private int compareWide(MemorySegment segment, long at, int chars) {
    int common = Math.min(text.length(), chars);
    for (int i = 0; i < common; i++) {
      int difference = text.charAt(i) - segment.get(LittleEndian.CHAR, at + 2L * i);
      if (difference != 0) {
        return difference;
      }
    }
    return text.length() - chars;
  }
}
