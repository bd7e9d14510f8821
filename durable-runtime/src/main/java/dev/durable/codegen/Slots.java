package dev.durable.codegen;

import java.lang.foreign.MemorySegment;

/**
 * The four bytes that stand for a value of variable size in a record's fixed part: offset from the
 * record's start (15 bits), length (15 bits), form (1 bit), out of line (1 bit). Zero is null, and
 * the empty collection.
 *
 * <p>Out of line means that the sixteen bytes at that offset are a pointer and a length.
 */
public final class Slots {

  static final int WIDTH = 4;

  /** In a slot that was not written yet: to be copied from the record before. */
  static final int UNTOUCHED = -1;

  /** The form bit: text is wide, a collection is a tree. */
  static final int FORM = 1 << 30;

  static final int OUT_OF_LINE = 1 << 31;

  /** Pointer and length of a value out of line. */
  public static final int REFERENCE_BYTES = 16;

  private static final int MASK = 0x7FFF;

  private Slots() {}

  /** Puts a word together. */
  public static int word(int offset, int length, boolean form, boolean outOfLine) {
    assert offset > 0 && offset <= MASK && length <= MASK;
    return offset | length << 15 | (form ? FORM : 0) | (outOfLine ? OUT_OF_LINE : 0);
  }

  /** Where the value begins, from the record's start. */
  public static int offset(int word) {
    return word & MASK;
  }

  /** The length of a value, or of the reference to one out of line. */
  public static int length(int word) {
    return word >>> 15 & MASK;
  }

  /** Whether the form bit is set: text is wide, a collection is a tree. */
  public static boolean hasForm(int word) {
    return (word & FORM) != 0;
  }

  /** Whether the value stands elsewhere. */
  public static boolean isOutOfLine(int word) {
    return word < 0;
  }

  /** Where an inline value lies; checked to be within its record. */
  public static long inline(ReadContext context, long record, int slot, int word) {
    return inline(context, context.segment(), record, slot, word);
  }

  /** The same where the segment was just asked for. */
  static long inline(ReadContext context, MemorySegment segment, long record, int slot, int word) {
    long holder = record;
    long header = LittleEndian.getLong(segment, record);
    if (RecordFormat.sharesValues(header)) {
      holder = verifiedHolder(context, segment, record, header);
      header = LittleEndian.getLong(segment, holder);
    }
    if (offset(word) + length(word) > RecordFormat.length(header)) {
      throw context.corrupt(record + slot, "a value that reaches out of its record");
    }
    return holder + offset(word);
  }

  /** Where the record lies that holds the values of one with this header that shares them. */
  static long holder(ReadContext context, MemorySegment segment, long record, long header) {
    int at = RecordFormat.length(header) - RecordFormat.HOLDER_FROM_END;
    long holder = LittleEndian.getLong(segment, record + at);
    if (holder <= 0 || holder >= record) {
      throw context.corrupt(record, "a pointer to its values that does not lead backwards");
    }
    return holder;
  }

  /** The same, the record looked at: it must be one of the same entity and schema. */
  public static long verifiedHolder(
      ReadContext context, MemorySegment segment, long record, long header) {
    long holder = holder(context, segment, record, header);
    context.verify(holder);
    long held = LittleEndian.getLong(segment, holder);
    if (RecordFormat.kind(held) != RecordFormat.ENTITY
        || RecordFormat.sharesValues(held)
        || RecordFormat.aux(held) != RecordFormat.aux(header)
        || LittleEndian.getLong(segment, holder + RecordFormat.ENTITY_ID_AT)
            != LittleEndian.getLong(segment, record + RecordFormat.ENTITY_ID_AT)) {
      throw context.corrupt(record, "a pointer to its values that leads to something else");
    }
    return holder;
  }

  /** The value that stands elsewhere, verified. */
  static MemorySegment outOfLine(ReadContext context, long record, int slot, int word) {
    long at = inline(context, record, slot, word);
    if (length(word) != REFERENCE_BYTES) {
      throw context.corrupt(record + slot, "a reference to a value of another width");
    }
    long pointer = LittleEndian.getLong(context.segment(), at);
    if (pointer >= record) {
      throw context.corrupt(at, "a pointer that does not lead backwards");
    }
    return context.value(pointer, LittleEndian.getLong(context.segment(), at + 8));
  }

  /** Reads the value of a slot, wherever it lies; the word is the slot's, and not zero. */
  public static ValueReader reader(
      ReadContext context, long record, int slot, int word, EntityResolver entities) {
    if (isOutOfLine(word)) {
      MemorySegment value = outOfLine(context, record, slot, word);
      return new ValueReader(entities, value, 0, value.byteSize());
    }
    long at = inline(context, record, slot, word);
    return new ValueReader(entities, context.segment(), at, at + length(word));
  }

  /**
   * The length of a text in bytes; refuses one that is longer than a Java string, or half a char.
   */
  static int textLength(ReadContext context, long at, long length, boolean wide) {
    if (length > Integer.MAX_VALUE - 64 || (wide && (length & 1) != 0)) {
      throw context.corrupt(at, "a text of " + length + " bytes");
    }
    return (int) length;
  }
}
