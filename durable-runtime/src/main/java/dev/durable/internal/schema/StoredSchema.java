package dev.durable.internal.schema;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.log.Mapping;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A schema as it stands in the file.
 *
 * <p>The table of schemas leads from a schema's id to its <em>state</em> record: the pointer to the
 * schema record and the number of entities that are stored by it. Only the state changes.
 *
 * @param id the number that records name it by, from 1
 * @param pointer to the schema record
 * @param count how many entities of the head's table have it
 * @param text the layout's description
 */
record StoredSchema(int id, long pointer, long count, String text) {

  private static final int POINTER_AT = RecordFormat.HEADER_BYTES;
  private static final int COUNT_AT = POINTER_AT + 8;
  static final int STATE_BYTES = COUNT_AT + 8;

  private static final int LENGTH_AT = RecordFormat.HEADER_BYTES;
  private static final int TEXT_AT = LENGTH_AT + 8;

  /** Flag of a schema record: the text stands out of line, and its pointer here. */
  private static final int OUT_OF_LINE = 1;

  /** The longest text that still stands in its record. */
  private static final int INLINE_TEXT_BYTES = 16 * 1024;

  /** A schema's text is never longer; a hostile file cannot ask for more memory than this. */
  private static final int MAX_TEXT_BYTES = 16 * 1024 * 1024;

  /** Reads the schema whose state record is there. */
  static StoredSchema read(Mapping mapping, int id, long state) {
    long pointer = pointer(mapping, id, state);
    long count = LittleEndian.getLong(mapping.segment(), state + COUNT_AT);
    return new StoredSchema(id, pointer, count, text(mapping, id, pointer));
  }

  /** The pointer to the schema record that a state record holds. */
  static long pointer(Mapping mapping, int id, long state) {
    require(mapping, state, RecordFormat.SCHEMA_STATE, id);
    long pointer = LittleEndian.getLong(mapping.segment(), state + POINTER_AT);
    if (pointer <= 0 || pointer >= state) {
      throw mapping.corrupt(state, "a pointer to a schema that does not lead backwards");
    }
    return pointer;
  }

  private static void require(Mapping mapping, long record, int kind, int id) {
    MemorySegment segment = mapping.segment();
    int found = segment.get(LittleEndian.BYTE, record + RecordFormat.KIND_AT) & 0xFF;
    int length = segment.get(LittleEndian.CHAR, record + RecordFormat.LENGTH_AT);
    int aux = LittleEndian.getInt(segment, record + RecordFormat.AUX_AT);
    if (found != kind || length < STATE_BYTES || aux != id) {
      throw mapping.corrupt(
          record, "record kind " + found + " id " + aux + " instead of " + kind + " id " + id);
    }
  }

  /** The text of a schema record. */
  static String text(Mapping mapping, int id, long record) {
    mapping.verify(record);
    require(mapping, record, RecordFormat.SCHEMA, id);
    MemorySegment segment = mapping.segment();
    long length = LittleEndian.getLong(segment, record + LENGTH_AT);
    if (length < 0 || length > Math.min(MAX_TEXT_BYTES, segment.byteSize())) {
      throw mapping.corrupt(record, "a schema of " + length + " bytes");
    }
    byte[] bytes = new byte[(int) length];
    if (segment.get(LittleEndian.BYTE, record + RecordFormat.FLAGS_AT) == OUT_OF_LINE) {
      long pointer = LittleEndian.getLong(segment, record + TEXT_AT);
      if (pointer <= 0 || pointer >= record) {
        throw mapping.corrupt(record, "a pointer to a text that does not lead backwards");
      }
      mapping.copyValue(pointer, length, 0, bytes, 0, bytes.length);
    } else {
      int recordLength = segment.get(LittleEndian.CHAR, record + RecordFormat.LENGTH_AT);
      if (TEXT_AT + length > recordLength) {
        throw mapping.corrupt(record, "a schema of " + length + " bytes in a shorter record");
      }
      MemorySegment.copy(segment, LittleEndian.BYTE, record + TEXT_AT, bytes, 0, bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes a schema record and gives the pointer to it. */
  static long writeText(NodeSink sink, int id, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean outOfLine = bytes.length > INLINE_TEXT_BYTES;
    byte[] record = new byte[TEXT_AT + Math.max(outOfLine ? 8 : bytes.length, 8)];
    if (outOfLine) {
      LittleEndian.putLong(record, TEXT_AT, sink.appendValue(bytes, 0, bytes.length));
      record[RecordFormat.FLAGS_AT] = OUT_OF_LINE;
    } else {
      System.arraycopy(bytes, 0, record, TEXT_AT, bytes.length);
    }
    putHeader(record, RecordFormat.SCHEMA, id);
    LittleEndian.putLong(record, LENGTH_AT, bytes.length);
    return sink.append(record, 0, record.length);
  }

  /** Writes a state record and gives the pointer to it. */
  static long writeState(NodeSink sink, int id, long pointer, long count) {
    byte[] record = new byte[STATE_BYTES];
    putHeader(record, RecordFormat.SCHEMA_STATE, id);
    LittleEndian.putLong(record, POINTER_AT, pointer);
    LittleEndian.putLong(record, COUNT_AT, count);
    return sink.append(record, 0, record.length);
  }

  private static void putHeader(byte[] record, int kind, int id) {
    LittleEndian.putShort(record, RecordFormat.LENGTH_AT, (short) record.length);
    record[RecordFormat.KIND_AT] = (byte) kind;
    LittleEndian.putInt(record, RecordFormat.AUX_AT, id);
  }

  /** The name of the interface. */
  String typeName() {
    String[] words = text.split("\n", 2)[0].split(" ", 3);
    return words.length < 2 ? "" : words[1];
  }

  /** Its lines: the type first, then the properties. */
  java.util.List<String> lines() {
    return Arrays.asList(text.split("\n", -1));
  }
}
