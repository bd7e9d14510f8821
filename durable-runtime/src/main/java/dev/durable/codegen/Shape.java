package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * The shape of a stored value: how it is written, read, ordered and described.
 *
 * <p>The encoded form is fixed by {@code docs/format.md}; so is the order of encoded values, which
 * never depends on user code. A shape is immutable and safe for all threads. Entities are named by
 * class literal, which initializes nothing.
 *
 * @param <T> the value in Java
 */
public abstract class Shape<T extends @Nullable Object> {

  /** For the shapes of this package, and for generated ones through their base classes. */
  Shape() {}

  /** Appends the value. */
  public abstract void write(T value, ValueWriter out);

  /** Reads the value at the reader's position and moves behind it. */
  public abstract T read(ValueReader in);

  /** Moves the reader behind the value at its position. */
  public void skip(ValueReader in) {
    read(in);
  }

  /**
   * Appends the encoded value at the reader's position, without the references that the reader does
   * not keep, and moves the reader behind it. Only for shapes that a file describes.
   *
   * @return false if the value cannot be without such a reference; what was appended then is to be
   *     cut off
   */
  boolean copy(ValueReader in, ValueWriter out) {
    long from = in.position();
    skip(in);
    out.writeRaw(in.segment(), from, Math.toIntExact(in.position() - from));
    return true;
  }

  /** Compares two encoded values in the order of the format, and moves both readers behind them. */
  public abstract int compare(ValueReader a, ValueReader b);

  /**
   * Compares two values in the order of the format, as {@link #compare} does their encoded forms.
   */
  public int order(T a, T b) {
    ValueWriter first = new ValueWriter();
    ValueWriter second = new ValueWriter();
    write(a, first);
    write(b, second);
    return compare(first.reader(), second.reader());
  }

  /**
   * Compares two values as sorted collections show them: their natural order. It differs from
   * {@link #order} for enums (declared order) and {@code BigDecimal} (scale does not count).
   */
  public int naturalOrder(T a, T b) {
    return order(a, b);
  }

  /** The width of the value in bytes where all values have the same, otherwise -1. */
  public int width() {
    return -1;
  }

  /** Whether null is a value. */
  public boolean isNullable() {
    return false;
  }

  /**
   * Refuses what is no value of this shape, so that raw types are found where they are used and not
   * at the commit.
   *
   * @throws ClassCastException for an object of another type
   */
  public void require(T value) {
    write(value, new ValueWriter());
  }

  /** Refuses what is not of this type. */
  static void requireInstance(Class<?> type, Object value) {
    if (!type.isInstance(value)) {
      throw new ClassCastException(
          "A " + value.getClass().getName() + " is no " + type.getName() + ".");
    }
  }

  /** Whether a value can hold references to entities. */
  public boolean hasReferences() {
    return false;
  }

  /** Shows the visitor every entity that the value refers to. */
  public void visit(T value, EntitySerializer.Visitor visitor) {}

  /** Appends the description that stands in the file's schema. */
  abstract void describe(ShapeText text);

  /** The description that stands in the file's schema. */
  @Override
  public final String toString() {
    ShapeText text = new ShapeText();
    describe(text);
    return text.toString();
  }
}
