package dev.durable.internal.collection;

import dev.durable.codegen.NodeSink;
import dev.durable.codegen.ValueWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Encodes the keys or the values of a run of entries, which is then cut into nodes. */
final class ColumnWriter {

  private final Column column;
  private final int maxBytes;
  private final NodeSink sink;
  private final int schemaId;
  private final ValueWriter heap = new ValueWriter(256);

  /** Where each entry ends in the heap; the sign bit is set where it stands elsewhere. */
  private int[] ends = new int[32];

  private int count;

  ColumnWriter(Column column, int maxBytes, NodeSink sink, int schemaId) {
    this.column = column;
    this.maxBytes = maxBytes;
    this.sink = sink;
    this.schemaId = schemaId;
  }

  /** Adds an entry and gives it as a branch may repeat it: without writing it a second time. */
  @Nullable Object add(@Nullable Object entry) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    int start = heap.size();
    Object kept = entry;
    boolean outside = false;
    if (entry instanceof Undecoded stored) {
      stored.column().copy(stored.index(), heap);
      outside = stored.column().isOutOfLine(stored.index());
    } else if (entry instanceof Outside written) {
      written.write(heap);
      outside = true;
    } else {
      encode(column, entry, heap, sink, schemaId);
      int length = heap.size() - start;
      if (column.width < 0 && length > maxBytes) {
        Outside written = new Outside(sink.appendValue(heap.array(), start, length), length);
        heap.truncate(start);
        written.write(heap);
        outside = true;
        kept = written;
      }
    }
    ends[count++] = heap.size() | (outside ? Integer.MIN_VALUE : 0);
    return kept;
  }

  private static void encode(
      Column column, @Nullable Object entry, ValueWriter out, NodeSink sink, int schemaId) {
    if (entry instanceof Encoded encoded) {
      out.writeRaw(encoded.bytes, 0, encoded.bytes.length);
    } else if (column.nested != null) {
      DraftContent.of(entry).storeNested(sink, out, schemaId);
    } else {
      column.shape.write(entry, out);
    }
  }

  int count() {
    return count;
  }

  private int end(int index) {
    return ends[index] & Integer.MAX_VALUE;
  }

  private int start(int index) {
    return index == 0 ? 0 : end(index - 1);
  }

  /** The bytes that an entry takes in a node. */
  int bytesOf(int index) {
    return end(index) - start(index) + (column.width < 0 ? NodeFormat.END_BYTES : 0);
  }

  /** Appends the entries from one index up to another, as a node has them. */
  void write(int from, int to, ValueWriter out) {
    int first = start(from);
    if (column.width < 0) {
      for (int i = from; i < to; i++) {
        out.writeShort((short) ((end(i) - first) | (ends[i] < 0 ? NodeFormat.OUT_OF_LINE : 0)));
      }
    }
    out.writeRaw(heap.array(), first, start(to) - first);
  }

  /** An entry that is as it is to be written. */
  static final class Encoded {

    private final byte[] bytes;

    Encoded(ValueWriter written) {
      this.bytes = Arrays.copyOf(written.array(), written.size());
    }
  }

  /** A key that was written out of line. */
  private record Outside(long pointer, long length) {

    void write(ValueWriter out) {
      out.writeLong(pointer);
      out.writeLong(length);
    }
  }
}
