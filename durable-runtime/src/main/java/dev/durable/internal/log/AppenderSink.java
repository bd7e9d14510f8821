package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;

/** Appends records and values to the commit under construction. */
public final class AppenderSink implements NodeSink {

  private final Appender appender;
  private byte[] record = new byte[1024];

  /** Of that commit. */
  public AppenderSink(Appender appender) {
    this.appender = appender;
  }

  @Override
  public long append(byte[] source, int from, int length) {
    return appender.append(source, from, length);
  }

  @Override
  public long appendValue(byte[] value, int from, int length) {
    if (length > RecordFormat.MAX_VALUE_RECORD_BYTES) {
      return appender.largeValue(value, from, length);
    }
    int size = RecordFormat.HEADER_BYTES + length;
    if (record.length < size) {
      record = new byte[Math.max(size, 2 * record.length)];
    }
    LittleEndian.putShort(record, RecordFormat.LENGTH_AT, (short) size);
    record[RecordFormat.KIND_AT] = RecordFormat.VALUE;
    record[RecordFormat.FLAGS_AT] = 0;
    LittleEndian.putInt(record, RecordFormat.AUX_AT, 0);
    System.arraycopy(value, from, record, RecordFormat.HEADER_BYTES, length);
    return appender.append(record, 0, size);
  }
}
