package dev.durable.codegen;

import dev.durable.DurableType;
import java.lang.foreign.MemorySegment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a mapped record: one bounds-checked load each.
 *
 * <p>The record's block was verified when the view was made, so nothing is verified here. What a
 * load can still throw (the heap was closed, the file was cut) is turned into the error that users
 * are to see by {@link ReadContext#failure}; for the components of records, {@link Components} does
 * the same. Compiled code may throw the {@link InternalError} of a file that was cut only after the
 * getter has returned; then users see it as it is.
 */
public final class Fields {

  private Fields() {}

  /** The entity's id. */
  static long id(EntityView view) {
    return longAt(view, RecordFormat.ENTITY_ID_AT);
  }

  /** Whether the null bit is set: bit {@code bit % 8} of the byte at {@code bit / 8}. */
  public static boolean absent(EntityView view, int bit) {
    return (byteAt(view, bit >>> 3) & 1 << (bit & 7)) != 0;
  }

  /** One byte, 0 or 1. */
  public static boolean booleanAt(EntityView view, int offset) {
    return byteAt(view, offset) != 0;
  }

  /** A byte. */
  public static byte byteAt(EntityView view, int offset) {
    try {
      return view.context.segment().get(LittleEndian.BYTE, view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A short. */
  public static short shortAt(EntityView view, int offset) {
    try {
      return view.context.segment().get(LittleEndian.SHORT, view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A char. */
  public static char charAt(EntityView view, int offset) {
    try {
      return view.context.segment().get(LittleEndian.CHAR, view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** An int. */
  public static int intAt(EntityView view, int offset) {
    try {
      return LittleEndian.getInt(view.context.segment(), view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A long. */
  public static long longAt(EntityView view, int offset) {
    try {
      return view.context.segment().get(LittleEndian.LONG, view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A float. */
  public static float floatAt(EntityView view, int offset) {
    try {
      return LittleEndian.getFloat(view.context.segment(), view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A double. */
  public static double doubleAt(EntityView view, int offset) {
    try {
      return view.context.segment().get(LittleEndian.DOUBLE, view.record + offset);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A time; without a reader, as no other value of two parts is asked for so often. */
  public static Instant instantAt(EntityView view, int offset) {
    int nanos = intAt(view, offset + Long.BYTES);
    long seconds = longAt(view, offset);
    if (nanos < 0 || nanos > ValueReader.MAX_NANOS) {
      throw corrupt(view, offset, nanos + " nanoseconds");
    }
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw corrupt(view, offset, e.toString());
    }
  }

  /** A duration. */
  public static Duration durationAt(EntityView view, int offset) {
    try {
      return fixed(view, offset, 12).readDuration();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A date. */
  public static LocalDate localDateAt(EntityView view, int offset) {
    try {
      return fixed(view, offset, 8).readLocalDate();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A time of day. */
  public static LocalTime localTimeAt(EntityView view, int offset) {
    try {
      return fixed(view, offset, 8).readLocalTime();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A date and a time of day. */
  public static LocalDateTime localDateTimeAt(EntityView view, int offset) {
    try {
      return fixed(view, offset, 12).readLocalDateTime();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A local time and its offset. */
  public static OffsetDateTime offsetDateTimeAt(EntityView view, int offset) {
    try {
      return fixed(view, offset, 16).readOffsetDateTime();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A UUID. */
  public static UUID uuidAt(EntityView view, int offset) {
    return new UUID(longAt(view, offset), longAt(view, offset + 8));
  }

  /** An int or nothing. */
  public static OptionalInt optionalIntAt(EntityView view, int offset, int bit) {
    return absent(view, bit) ? OptionalInt.empty() : OptionalInt.of(intAt(view, offset));
  }

  /** A long or nothing. */
  public static OptionalLong optionalLongAt(EntityView view, int offset, int bit) {
    return absent(view, bit) ? OptionalLong.empty() : OptionalLong.of(longAt(view, offset));
  }

  /** A double or nothing. */
  public static OptionalDouble optionalDoubleAt(EntityView view, int offset, int bit) {
    return absent(view, bit) ? OptionalDouble.empty() : OptionalDouble.of(doubleAt(view, offset));
  }

  /** A constant. */
  public static <E extends Enum<E>> E enumAt(EntityView view, int offset, EnumShape<E> shape) {
    return required(view, offset, nullableEnumAt(view, offset, shape));
  }

  /** A constant or null: zero, or its number plus one. */
  public static <E extends Enum<E>> @Nullable E nullableEnumAt(
      EntityView view, int offset, EnumShape<E> shape) {
    int stored = charAt(view, offset);
    if (stored > shape.count()) {
      throw corrupt(view, offset, "constant number " + (stored - 1) + " of " + shape);
    }
    return stored == 0 ? null : shape.constant(stored - 1);
  }

  /** Text. */
  public static String stringAt(EntityView view, int slot) {
    return required(view, slot, nullableStringAt(view, slot));
  }

  /** Text or null. */
  public static @Nullable String nullableStringAt(EntityView view, int slot) {
    int word = intAt(view, slot);
    if (word == 0) {
      return null;
    }
    try {
      boolean wide = Slots.hasForm(word);
      if (Slots.isOutOfLine(word)) {
        MemorySegment value = Slots.outOfLine(view.context, view.record, slot, word);
        return Strings.get(
            value,
            0,
            Slots.textLength(view.context, view.record + slot, value.byteSize(), wide),
            wide);
      }
      long at = Slots.inline(view.context, view.record, slot, word);
      int length = Slots.textLength(view.context, view.record + slot, Slots.length(word), wide);
      return Strings.get(view.context.segment(), at, length, wide);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** Bytes, a copy. */
  public static byte[] bytesAt(EntityView view, int slot) {
    return required(view, slot, nullableBytesAt(view, slot));
  }

  /** Bytes, a copy, or null. */
  public static byte @Nullable [] nullableBytesAt(EntityView view, int slot) {
    int word = intAt(view, slot);
    if (word == 0) {
      return null;
    }
    try {
      if (Slots.isOutOfLine(word)) {
        return Slots.outOfLine(view.context, view.record, slot, word).toArray(LittleEndian.BYTE);
      }
      byte[] bytes = new byte[Slots.length(word)];
      MemorySegment.copy(
          view.context.segment(),
          LittleEndian.BYTE,
          Slots.inline(view.context, view.record, slot, word),
          bytes,
          0,
          bytes.length);
      return bytes;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** A record or another value of several parts. */
  public static <T> T valueAt(EntityView view, int slot, Shape<T> shape) {
    return required(view, slot, nullableValueAt(view, slot, shape));
  }

  /** A record or another value of several parts, or null. */
  public static <T> @Nullable T nullableValueAt(EntityView view, int slot, Shape<T> shape) {
    return valueAt(view, slot, shape, view.context);
  }

  /** The same, its references resolved by {@code entities}. */
  static <T> @Nullable T valueAt(
      EntityView view, int slot, Shape<T> shape, EntityResolver entities) {
    int word = intAt(view, slot);
    if (word == 0) {
      return null;
    }
    try {
      ValueReader in = Slots.reader(view.context, view.record, slot, word, entities);
      T value = shape.read(in);
      if (in.remaining() != 0) {
        throw corrupt(view, slot, in.remaining() + " bytes too many in a " + shape);
      }
      return value;
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  /** The view of a referenced entity, in the same snapshot. */
  public static <T> T referenceAt(EntityView view, int offset, DurableType<T, ?> type) {
    return required(view, offset, nullableReferenceAt(view, offset, type));
  }

  /** The view of a referenced entity, in the same snapshot, or null. */
  public static <T> @Nullable T nullableReferenceAt(
      EntityView view, int offset, DurableType<T, ?> type) {
    long id = longAt(view, offset);
    if (id == 0) {
      return null;
    }
    Object entity =
        type instanceof EntityType<?, ?, ?> exact
            ? view.context.view(id, exact)
            : view.context.entity(id);
    if (!type.type().isInstance(entity)) {
      throw corrupt(
          view,
          offset,
          "object #" + Long.toUnsignedString(id) + " is missing or not a " + type.type().getName());
    }
    return type.type().cast(entity);
  }

  /** A collection that reads the file as it is asked. */
  @SuppressWarnings("unchecked") // the shape says which collection it is
  public static <T> T collectionAt(EntityView view, int slot, CollectionShape<T> shape) {
    try {
      return (T) view.context.collection(shape, view.record, slot);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw view.context.failure(e);
    }
  }

  private static ValueReader fixed(EntityView view, int offset, int width) {
    long at = view.record + offset;
    return new ValueReader(view.context, view.context.segment(), at, at + width);
  }

  private static <T> T required(EntityView view, int offset, @Nullable T value) {
    if (value == null) {
      throw corrupt(view, offset, "a required property is missing");
    }
    return value;
  }

  private static RuntimeException corrupt(EntityView view, int offset, String what) {
    return view.context.corrupt(view.record + offset, what);
  }
}
