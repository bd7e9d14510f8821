package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * Reads the components of the record that a cursor stands at, for generated cursors: one
 * bounds-checked load each for those of fixed width. Places count from the record's start.
 *
 * <p>Nothing is read outside of the record. What a load can still throw is turned into the error
 * that users are to see, as in {@link Fields}.
 */
public final class Components {

  private Components() {}

  /** Whether the current element is to be read from the file; if not, it is an object. */
  public static boolean isStored(RecordCursor<?, ?> cursor) {
    return cursor.length >= 0;
  }

  /**
   * The current element as an object.
   *
   * @throws IllegalStateException where there is no current element
   */
  public static <R> R object(RecordCursor<?, R> cursor) {
    return RecordCursor.object(cursor);
  }

  /**
   * Where the components of fixed width begin that stand behind all others; negative before {@link
   * #rest(RecordCursor, int, int)} was called for this element.
   */
  public static int rest(RecordCursor<?, ?> cursor) {
    return cursor.rest;
  }

  /**
   * Notes where the components of fixed width begin that stand behind all others.
   *
   * @param width of them together: they end where the element does
   * @return {@code at}
   */
  public static int rest(RecordCursor<?, ?> cursor, int at, int width) {
    if (at + width != cursor.length) {
      throw corrupt(cursor, "a record whose last components end at " + (at + width));
    }
    cursor.rest = at;
    return at;
  }

  /** The place behind a text. */
  public static int behindString(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, 1);
    int length = cursor.length;
    try {
      int header = cursor.context.segment().get(LittleEndian.BYTE, place);
      int behind = at + 1 + (header >> 1);
      return ValueReader.isShortText(header) && behind <= length
          ? behind
          : behindLongString(cursor, at);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** The same for one whose length takes more than a byte, or that is none. */
  private static int behindLongString(RecordCursor<?, ?> cursor, int at) {
    ValueReader in = reader(cursor, at);
    in.skipString();
    return (int) (in.position() - cursor.start);
  }

  /** The place behind a value of varying width. */
  public static int behind(RecordCursor<?, ?> cursor, int at, Shape<?> shape) {
    try {
      ValueReader in = reader(cursor, at);
      shape.skip(in);
      return (int) (in.position() - cursor.start);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  private static ValueReader reader(RecordCursor<?, ?> cursor, int at) {
    long start = cursor.start;
    return new ValueReader(
        cursor.context, cursor.context.segment(), start + at, start + cursor.length);
  }

  /** The offset in the file of so many bytes of the record. */
  private static long place(RecordCursor<?, ?> cursor, int at, int width) {
    if (at + width > cursor.length) {
      throw corrupt(cursor, "a component of a record that ends at " + (at + width));
    }
    return cursor.start + at;
  }

  private static RuntimeException corrupt(RecordCursor<?, ?> cursor, String what) {
    return cursor.context.corrupt(
        cursor.start, what + ", where the record has " + cursor.length + " bytes");
  }

  /** One byte, 0 or 1. */
  public static boolean booleanAt(RecordCursor<?, ?> cursor, int at) {
    byte value = byteAt(cursor, at);
    if ((value & ~1) != 0) {
      throw corrupt(cursor, "0 or 1 expected, " + value + " found");
    }
    return value != 0;
  }

  /** A byte. */
  public static byte byteAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Byte.BYTES);
    try {
      return cursor.context.segment().get(LittleEndian.BYTE, place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** A short. */
  public static short shortAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Short.BYTES);
    try {
      return cursor.context.segment().get(LittleEndian.SHORT, place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** A char. */
  public static char charAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Character.BYTES);
    try {
      return cursor.context.segment().get(LittleEndian.CHAR, place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** An int. */
  public static int intAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Integer.BYTES);
    try {
      return LittleEndian.getInt(cursor.context.segment(), place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** A long. */
  public static long longAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Long.BYTES);
    try {
      return cursor.context.segment().get(LittleEndian.LONG, place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** A float. */
  public static float floatAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Float.BYTES);
    try {
      return LittleEndian.getFloat(cursor.context.segment(), place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** A double. */
  public static double doubleAt(RecordCursor<?, ?> cursor, int at) {
    long place = place(cursor, at, Double.BYTES);
    try {
      return cursor.context.segment().get(LittleEndian.DOUBLE, place);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** Text. */
  public static String stringAt(RecordCursor<?, ?> cursor, int at) {
    try {
      return reader(cursor, at).readString();
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }

  /** Any value. */
  public static <T extends @Nullable Object> T valueAt(
      RecordCursor<?, ?> cursor, int at, Shape<T> shape) {
    try {
      return shape.read(reader(cursor, at));
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw cursor.context.failure(e);
    }
  }
}
