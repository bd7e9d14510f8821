package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads values one after the other, within limits: whatever a file claims, nothing is read outside
 * of the value and nothing is allocated that its bytes could not fill. Not for concurrent use.
 */
public final class ValueReader {

  static final int MAX_NANOS = 999_999_999;

  /** How deep records may nest; deeper ones are refused when they are written, too. */
  static final int MAX_DEPTH = 500;

  private final @Nullable EntityResolver entities;
  private final MemorySegment segment;
  private final long limit;
  private long position;
  private int depth;
  private int wrapped;

  /**
   * Reads from {@code position} up to {@code limit}.
   *
   * @param entities resolves references; null where there can be none
   */
  public ValueReader(
      @Nullable EntityResolver entities, MemorySegment segment, long position, long limit) {
    this.entities = entities;
    this.segment = segment;
    this.position = position;
    this.limit = limit;
  }

  /** Where the next value is read. */
  public long position() {
    return position;
  }

  /** How many bytes are left. */
  public long remaining() {
    return limit - position;
  }

  /** What is read. */
  public MemorySegment segment() {
    return segment;
  }

  /** Moves on. */
  public void skip(long length) {
    take(length);
  }

  /** Moves on by this many bytes and gives the offset of the first. */
  public long take(long length) {
    long at = position;
    if (length < 0 || length > limit - at) {
      throw corrupt(length + " bytes expected where " + (limit - at) + " are left");
    }
    position = at + length;
    return at;
  }

  /** The error for bytes that are not what they should be. */
  public RuntimeException corrupt(String what) {
    return entities == null
        ? new IllegalStateException("An encoded value is damaged: " + what)
        : entities.corrupt(position, what);
  }

  /** Before the parts of a nested value. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw corrupt("values nested deeper than " + MAX_DEPTH);
    }
  }

  /** After the parts of a nested value. */
  void leave() {
    depth--;
  }

  /** Before what a described shape wraps; deeper than any program's shapes is an attack. */
  void enterWrapped() {
    if (++wrapped > 4 * MAX_DEPTH) {
      throw corrupt("values wrapped deeper than " + 4 * MAX_DEPTH);
    }
  }

  /** After what a described shape wraps. */
  void leaveWrapped() {
    wrapped--;
  }

  /** One byte, 0 or 1. */
  public boolean readBoolean() {
    byte value = readByte();
    if ((value & ~1) != 0) {
      throw corrupt("0 or 1 expected, " + value + " found");
    }
    return value != 0;
  }

  /** One byte. */
  public byte readByte() {
    return segment.get(LittleEndian.BYTE, take(1));
  }

  /** Two bytes. */
  public short readShort() {
    return segment.get(LittleEndian.SHORT, take(2));
  }

  /** Two bytes. */
  public char readChar() {
    return segment.get(LittleEndian.CHAR, take(2));
  }

  /** Four bytes. */
  public int readInt() {
    return LittleEndian.getFirstInt(segment, take(4));
  }

  /** Eight bytes. */
  public long readLong() {
    return segment.get(LittleEndian.LONG, take(8));
  }

  /** Four bytes. */
  public float readFloat() {
    return Float.intBitsToFloat(readInt());
  }

  /** Eight bytes. */
  public double readDouble() {
    return segment.get(LittleEndian.DOUBLE, take(8));
  }

  /** Unsigned LEB128; refuses forms longer than need be. */
  public long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte next = readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        if (next == 0 && shift > 0) {
          throw corrupt("a number longer than need be");
        }
        return value;
      }
    }
    throw corrupt("a number too large");
  }

  /** A length in bytes, no larger than what is left. */
  public int readLength() {
    long length = readVarint();
    if (length > limit - position) {
      throw corrupt("a length of " + length + " where " + (limit - position) + " bytes are left");
    }
    return (int) length;
  }

  /** A number of elements, no larger than the bytes that are left. */
  public int readCount() {
    return readLength();
  }

  /** Length and bytes. */
  public byte[] readBytes() {
    int length = readLength();
    byte[] bytes = new byte[length];
    MemorySegment.copy(segment, LittleEndian.BYTE, take(length), bytes, 0, length);
    return bytes;
  }

  /** Length and form of a string: bytes times two, plus one where it is wide; already checked. */
  long readStringHeader() {
    long header = readVarint();
    long length = header >>> 1;
    if (length > limit - position || ((header & 1) != 0 && (length & 1) != 0)) {
      throw corrupt("a text of " + length + " bytes where " + (limit - position) + " are left");
    }
    return header;
  }

  /**
   * Whether a text's header is this one byte, the first: not the first of several, and not that of
   * half a char.
   */
  static boolean isShortText(int header) {
    return header >= 0 && (header & 3) != 3;
  }

  /** Text. */
  public String readString() {
    long header = readStringHeader();
    int length = (int) (header >>> 1);
    return Strings.get(segment, take(length), length, (header & 1) != 0);
  }

  void skipString() {
    take(readStringHeader() >>> 1);
  }

  /** A big integer. */
  public BigInteger readBigInteger() {
    byte[] bytes = readBytes();
    if (bytes.length == 0) {
      throw corrupt("a number without digits");
    }
    return new BigInteger(bytes);
  }

  /** A URI. */
  public URI readUri() {
    String text = readString();
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw corrupt("a URI that cannot be parsed");
    }
  }

  /** A time. */
  public Instant readInstant() {
    long seconds = readLong();
    int nanos = readInt();
    try {
      return Instant.ofEpochSecond(seconds, checkNanos(nanos));
    } catch (DateTimeException e) {
      throw corrupt(e.toString());
    }
  }

  /** A duration. */
  public Duration readDuration() {
    long seconds = readLong();
    return Duration.ofSeconds(seconds, checkNanos(readInt()));
  }

  /** A date. */
  public LocalDate readLocalDate() {
    long day = readLong();
    try {
      return LocalDate.ofEpochDay(day);
    } catch (DateTimeException e) {
      throw corrupt(e.toString());
    }
  }

  /** A time of day. */
  public LocalTime readLocalTime() {
    long nano = readLong();
    try {
      return LocalTime.ofNanoOfDay(nano);
    } catch (DateTimeException e) {
      throw corrupt(e.toString());
    }
  }

  /** A date and a time of day. */
  public LocalDateTime readLocalDateTime() {
    long seconds = readLong();
    int nanos = checkNanos(readInt());
    try {
      return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw corrupt(e.toString());
    }
  }

  /** A local time and its offset. */
  public OffsetDateTime readOffsetDateTime() {
    LocalDateTime local = readLocalDateTime();
    int offset = readInt();
    try {
      return OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(offset));
    } catch (DateTimeException e) {
      throw corrupt(e.toString());
    }
  }

  /** A local time, its offset and its zone. */
  public ZonedDateTime readZonedDateTime() {
    OffsetDateTime time = readOffsetDateTime();
    String zone = readString();
    try {
      return ZonedDateTime.ofLocal(time.toLocalDateTime(), ZoneId.of(zone), time.getOffset());
    } catch (DateTimeException e) {
      throw corrupt(e.toString());
    }
  }

  private int checkNanos(int nanos) {
    if (nanos < 0 || nanos > MAX_NANOS) {
      throw corrupt(nanos + " nanoseconds");
    }
    return nanos;
  }

  /** An entity, by its id. */
  public <T> T readReference(Class<T> type) {
    long id = readLong();
    if (entities == null) {
      throw new IllegalStateException("No references can be read here.");
    }
    Object entity = entities.entity(id, type);
    if (!type.isInstance(entity)) {
      throw corrupt("object #" + Long.toUnsignedString(id) + " is not a " + type.getName());
    }
    return type.cast(entity);
  }

  /** A reference to an entity of a type that need not be one of the program's. */
  Object readReference(String type) {
    long id = readLong();
    return entities instanceof DescribedShapes.ReferenceReader described
        ? described.reference(id, type)
        : (Object) id;
  }

  /** Whether a copy keeps the reference to an entity of that declared type. */
  boolean keepsReference(long id, String type) {
    return !(entities instanceof DescribedShapes.ReferenceReader described)
        || described.keeps(id, type);
  }

  /** A value of this shape. */
  public <T extends @Nullable Object> T readValue(Shape<T> shape) {
    return shape.read(this);
  }
}
