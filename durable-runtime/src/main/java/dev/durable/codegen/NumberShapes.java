package dev.durable.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The shapes of numbers and of what is stored like one. */
public final class NumberShapes {

  public static final Shape<Boolean> BOOLEAN = new OfBoolean();
  public static final Shape<Byte> BYTE = new OfByte();
  public static final Shape<Short> SHORT = new OfShort();
  public static final Shape<Integer> INT = new OfInt();
  public static final Shape<Long> LONG = new OfLong();
  public static final Shape<Character> CHAR = new OfChar();
  public static final Shape<Float> FLOAT = new OfFloat();
  public static final Shape<Double> DOUBLE = new OfDouble();
  public static final Shape<BigInteger> BIG_INTEGER = new OfBigInteger();
  public static final Shape<BigDecimal> BIG_DECIMAL = new OfBigDecimal();
  public static final Shape<OptionalInt> OPTIONAL_INT = new OfOptionalInt();
  public static final Shape<OptionalLong> OPTIONAL_LONG = new OfOptionalLong();
  public static final Shape<OptionalDouble> OPTIONAL_DOUBLE = new OfOptionalDouble();

  private NumberShapes() {}

  static final class OfBoolean extends ComparableShape<Boolean> {

    OfBoolean() {
      super("boolean", 1);
    }

    @Override
    public void write(Boolean value, ValueWriter out) {
      out.writeBoolean(value);
    }

    @Override
    public Boolean read(ValueReader in) {
      return in.readBoolean();
    }
  }

  static final class OfByte extends ComparableShape<Byte> {

    OfByte() {
      super("i8", 1);
    }

    @Override
    public void write(Byte value, ValueWriter out) {
      out.writeByte(value);
    }

    @Override
    public Byte read(ValueReader in) {
      return in.readByte();
    }
  }

  static final class OfShort extends ComparableShape<Short> {

    OfShort() {
      super("i16", 2);
    }

    @Override
    public void write(Short value, ValueWriter out) {
      out.writeShort(value);
    }

    @Override
    public Short read(ValueReader in) {
      return in.readShort();
    }
  }

  static final class OfInt extends ComparableShape<Integer> {

    OfInt() {
      super("i32", 4);
    }

    @Override
    public void write(Integer value, ValueWriter out) {
      out.writeInt(value);
    }

    @Override
    public Integer read(ValueReader in) {
      return in.readInt();
    }
  }

  static final class OfLong extends ComparableShape<Long> {

    OfLong() {
      super("i64", 8);
    }

    @Override
    public void write(Long value, ValueWriter out) {
      out.writeLong(value);
    }

    @Override
    public Long read(ValueReader in) {
      return in.readLong();
    }
  }

  static final class OfChar extends ComparableShape<Character> {

    OfChar() {
      super("char", 2);
    }

    @Override
    public void write(Character value, ValueWriter out) {
      out.writeChar(value);
    }

    @Override
    public Character read(ValueReader in) {
      return in.readChar();
    }
  }

  static final class OfFloat extends ComparableShape<Float> {

    OfFloat() {
      super("f32", 4);
    }

    @Override
    public void write(Float value, ValueWriter out) {
      out.writeFloat(value);
    }

    @Override
    public Float read(ValueReader in) {
      return in.readFloat();
    }
  }

  static final class OfDouble extends ComparableShape<Double> {

    OfDouble() {
      super("f64", 8);
    }

    @Override
    public void write(Double value, ValueWriter out) {
      out.writeDouble(value);
    }

    @Override
    public Double read(ValueReader in) {
      return in.readDouble();
    }
  }

  static final class OfBigInteger extends ComparableShape<BigInteger> {

    OfBigInteger() {
      super("integer", -1);
    }

    @Override
    public void write(BigInteger value, ValueWriter out) {
      out.writeBytes(value.toByteArray());
    }

    @Override
    public BigInteger read(ValueReader in) {
      return in.readBigInteger();
    }
  }

  /**
   * Ordered by value, then by scale: 1.0 and 1.00 are two keys of a plain set, one of a sorted set.
   */
  static final class OfBigDecimal extends Shape<BigDecimal> {

    @Override
    public void write(BigDecimal value, ValueWriter out) {
      out.writeInt(value.scale());
      out.writeBytes(value.unscaledValue().toByteArray());
    }

    @Override
    public BigDecimal read(ValueReader in) {
      int scale = in.readInt();
      return new BigDecimal(in.readBigInteger(), scale);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return order(read(a), read(b));
    }

    @Override
    public int order(BigDecimal a, BigDecimal b) {
      int byValue = a.compareTo(b);
      return byValue != 0 ? byValue : Integer.compare(a.scale(), b.scale());
    }

    @Override
    public int naturalOrder(BigDecimal a, BigDecimal b) {
      return a.compareTo(b);
    }

    @Override
    void describe(ShapeText text) {
      text.add("decimal");
    }
  }

  static final class OfOptionalInt extends Shape<OptionalInt> {

    @Override
    public void write(OptionalInt value, ValueWriter out) {
      out.writeBoolean(value.isPresent());
      if (value.isPresent()) {
        out.writeInt(value.getAsInt());
      }
    }

    @Override
    public OptionalInt read(ValueReader in) {
      return in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return order(read(a), read(b));
    }

    @Override
    public int order(OptionalInt a, OptionalInt b) {
      return a.isPresent() && b.isPresent()
          ? Integer.compare(a.getAsInt(), b.getAsInt())
          : Boolean.compare(a.isPresent(), b.isPresent());
    }

    @Override
    void describe(ShapeText text) {
      text.add("optional-i32");
    }
  }

  static final class OfOptionalLong extends Shape<OptionalLong> {

    @Override
    public void write(OptionalLong value, ValueWriter out) {
      out.writeBoolean(value.isPresent());
      if (value.isPresent()) {
        out.writeLong(value.getAsLong());
      }
    }

    @Override
    public OptionalLong read(ValueReader in) {
      return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return order(read(a), read(b));
    }

    @Override
    public int order(OptionalLong a, OptionalLong b) {
      return a.isPresent() && b.isPresent()
          ? Long.compare(a.getAsLong(), b.getAsLong())
          : Boolean.compare(a.isPresent(), b.isPresent());
    }

    @Override
    void describe(ShapeText text) {
      text.add("optional-i64");
    }
  }

  static final class OfOptionalDouble extends Shape<OptionalDouble> {

    @Override
    public void write(OptionalDouble value, ValueWriter out) {
      out.writeBoolean(value.isPresent());
      if (value.isPresent()) {
        out.writeDouble(value.getAsDouble());
      }
    }

    @Override
    public OptionalDouble read(ValueReader in) {
      return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return order(read(a), read(b));
    }

    @Override
    public int order(OptionalDouble a, OptionalDouble b) {
      return a.isPresent() && b.isPresent()
          ? Double.compare(a.getAsDouble(), b.getAsDouble())
          : Boolean.compare(a.isPresent(), b.isPresent());
    }

    @Override
    void describe(ShapeText text) {
      text.add("optional-f64");
    }
  }
}
