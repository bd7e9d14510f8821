package dev.durable.codegen;

import java.lang.foreign.MemorySegment;

/**
 * The record that a new one is to replace, and the holder of its values: itself, or the earlier
 * record of the entity whose values it shares. For one thread.
 */
final class BaseRecord {

  private final EntityView view;
  private final ReadContext context;
  private final int fixedBytes;
  private final long header;

  /**
   * Of the entity that this view shows.
   *
   * @throws dev.durable.error.CorruptHeapException if no record with so many bytes before its
   *     values can be there
   */
  BaseRecord(EntityView view, int fixedBytes) {
    this.view = view;
    this.context = view.context;
    this.fixedBytes = fixedBytes;
    this.header = headerAt(view.record);
  }

  private long headerAt(long record) {
    try {
      long found = LittleEndian.getLong(context.segment(), record);
      int length = RecordFormat.length(found);
      if (length > RecordFormat.MAX_RECORD_BYTES || RecordFormat.contentBytes(found) < fixedBytes) {
        throw context.corrupt(record, "a record of " + length + " bytes is too short or too long");
      }
      return found;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /** Where it lies in the file. */
  long pointer() {
    return view.record;
  }

  /** The number of its schema. */
  int schema() {
    return RecordFormat.aux(header);
  }

  /** Whether there are so many bytes of values, padding included, or it shares them already. */
  boolean isWorthSharing(int least) {
    return RecordFormat.sharesValues(header)
        || RecordFormat.contentBytes(header) - fixedBytes >= least;
  }

  /** Where the holder lies, without looking at it: it may be in no cache. */
  long holder() {
    try {
      return RecordFormat.sharesValues(header)
          ? Slots.holder(context, context.segment(), view.record, header)
          : view.record;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  private long verifiedHolder() {
    try {
      return RecordFormat.sharesValues(header)
          ? Slots.verifiedHolder(context, context.segment(), view.record, header)
          : view.record;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /** The word in a slot. */
  int word(int slot) {
    return Fields.intAt(view, slot);
  }

  /** Writes the value that a word leads to, as it is. */
  void writeValue(int slot, int word, ValueWriter out) {
    try {
      long at = Slots.inline(context, view.record, slot, word);
      out.writeRaw(context.segment(), at, Slots.length(word));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /** Copies all before the values to the begin of a record, which has room. */
  void copyFixed(byte[] record) {
    copy(view.record, record, 0, fixedBytes);
  }

  /** Copies the values to where they lie in the holder, and gives the end of them. */
  int copyValues(RecordWriter writer) {
    long holder = verifiedHolder();
    int end = RecordFormat.contentBytes(headerAt(holder));
    copy(holder, writer.withRoom(end), fixedBytes, end);
    return end;
  }

  private void copy(long from, byte[] record, int start, int end) {
    try {
      MemorySegment.copy(
          context.segment(), LittleEndian.BYTE, from + start, record, start, end - start);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  /** Whether all before the values is the same as in that record. */
  boolean isSameFixed(MemorySegment record) {
    return isSame(view.record, record, RecordFormat.HEADER_BYTES, fixedBytes);
  }

  /** Whether the values are the same as in that record, which has so many bytes. */
  boolean areSameValues(MemorySegment record, int bytes) {
    long holder = verifiedHolder();
    long held = headerAt(holder);
    int padded = RecordFormat.hasPrevious(held) ? (bytes + 7) & -8 : bytes;
    return padded == RecordFormat.contentBytes(held) && isSame(holder, record, fixedBytes, bytes);
  }

  private boolean isSame(long stored, MemorySegment record, int from, int to) {
    try {
      return MemorySegment.mismatch(record, from, to, context.segment(), stored + from, stored + to)
          < 0;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }
}
