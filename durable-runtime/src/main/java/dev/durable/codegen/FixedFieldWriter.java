package dev.durable.codegen;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of fixed size, each at its offset in the record under construction. {@link
 * Fields} reads them. Not for concurrent use.
 */
public abstract sealed class FixedFieldWriter permits RecordWriter {

  /** The record under construction: first the fixed part, at the end the whole record. */
  byte[] record = new byte[1024];

  FixedFieldWriter() {}

  /** Notes in the null bit whether there is a value, and says so. */
  public boolean presentAt(int bit, @Nullable Object value) {
    return presentAt(bit, value != null);
  }

  private boolean presentAt(int bit, boolean present) {
    int mask = 1 << (bit & 7);
    int at = bit >>> 3;
    record[at] = (byte) (present ? record[at] & ~mask : record[at] | mask);
    return present;
  }

  /** A boolean. */
  public void booleanAt(int offset, boolean value) {
    record[offset] = (byte) (value ? 1 : 0);
  }

  /** A byte. */
  public void byteAt(int offset, byte value) {
    record[offset] = value;
  }

  /** A short. */
  public void shortAt(int offset, short value) {
    LittleEndian.putShort(record, offset, value);
  }

  /** A char. */
  public void charAt(int offset, char value) {
    LittleEndian.putShort(record, offset, (short) value);
  }

  /** An int. */
  public void intAt(int offset, int value) {
    LittleEndian.putInt(record, offset, value);
  }

  /** A long. */
  public void longAt(int offset, long value) {
    LittleEndian.putLong(record, offset, value);
  }

  /** A float. */
  public void floatAt(int offset, float value) {
    intAt(offset, Float.floatToRawIntBits(value));
  }

  /** A double. */
  public void doubleAt(int offset, double value) {
    longAt(offset, Double.doubleToRawLongBits(value));
  }

  /** A time. */
  public void instantAt(int offset, Instant value) {
    longAt(offset, value.getEpochSecond());
    intAt(offset + 8, value.getNano());
  }

  /** A duration. */
  public void durationAt(int offset, Duration value) {
    longAt(offset, value.getSeconds());
    intAt(offset + 8, value.getNano());
  }

  /** A date. */
  public void localDateAt(int offset, LocalDate value) {
    longAt(offset, value.toEpochDay());
  }

  /** A time of day. */
  public void localTimeAt(int offset, LocalTime value) {
    longAt(offset, value.toNanoOfDay());
  }

  /** A date and a time of day. */
  @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are written beside it
  public void localDateTimeAt(int offset, LocalDateTime value) {
    longAt(offset, value.toEpochSecond(ZoneOffset.UTC));
    intAt(offset + 8, value.getNano());
  }

  /** A local time and its offset. */
  public void offsetDateTimeAt(int offset, OffsetDateTime value) {
    localDateTimeAt(offset, value.toLocalDateTime());
    intAt(offset + 12, value.getOffset().getTotalSeconds());
  }

  /** A UUID. */
  public void uuidAt(int offset, UUID value) {
    longAt(offset, value.getMostSignificantBits());
    longAt(offset + 8, value.getLeastSignificantBits());
  }

  /** An int or nothing. */
  public void optionalIntAt(int offset, int bit, OptionalInt value) {
    if (presentAt(bit, value.isPresent())) {
      intAt(offset, value.getAsInt());
    }
  }

  /** A long or nothing. */
  public void optionalLongAt(int offset, int bit, OptionalLong value) {
    if (presentAt(bit, value.isPresent())) {
      longAt(offset, value.getAsLong());
    }
  }

  /** A double or nothing. */
  public void optionalDoubleAt(int offset, int bit, OptionalDouble value) {
    if (presentAt(bit, value.isPresent())) {
      doubleAt(offset, value.getAsDouble());
    }
  }

  /** A constant or null. */
  public <E extends Enum<E>> void enumAt(int offset, EnumShape<E> shape, @Nullable E value) {
    shortAt(offset, (short) (value == null ? 0 : shape.numberOf(value) + 1));
  }

  /** A reference, by ObjectId, or null. */
  public void referenceAt(int offset, @Nullable Object entity) {
    longAt(offset, entity == null ? 0 : Entities.storedId(entity));
  }
}
