package dev.durable.codegen;

import dev.durable.json.JArray;
import dev.durable.json.JBoolean;
import dev.durable.json.JDecimal;
import dev.durable.json.JDouble;
import dev.durable.json.JLong;
import dev.durable.json.JNull;
import dev.durable.json.JObject;
import dev.durable.json.JString;
import dev.durable.json.JValue;
import java.math.BigDecimal;

/** The shape of values that describe themselves. */
public final class JsonShapes {

  /** Any JSON value: a byte for its kind, then the value; of objects and arrays the id. */
  public static final Shape<JValue> VALUE = new OfValue();

  // The kinds; as in docs/format.md.
  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int LONG_1 = 3;
  private static final int LONG_2 = 4;
  private static final int LONG_4 = 5;
  private static final int LONG_8 = 6;
  private static final int DOUBLE = 7;
  private static final int DECIMAL = 8;
  private static final int STRING = 9;
  static final int OBJECT = 10;
  static final int ARRAY = 11;

  private JsonShapes() {}

  /** Ordered by kind, whole numbers being one; then by value. */
  private static final class OfValue extends Shape<JValue> {

    @Override
    public void write(JValue value, ValueWriter out) {
      switch (value) {
        case JNull _ -> out.writeByte((byte) NULL);
        case JBoolean(boolean truth) -> out.writeByte((byte) (truth ? TRUE : FALSE));
        case JLong(long number) -> writeLong(number, out);
        case JDouble(double number) -> {
          out.writeByte((byte) DOUBLE);
          out.writeDouble(number);
        }
        case JDecimal(BigDecimal number) -> {
          out.writeByte((byte) DECIMAL);
          NumberShapes.BIG_DECIMAL.write(number, out);
        }
        case JString(String text) -> {
          out.writeByte((byte) STRING);
          out.writeString(text);
        }
        case JObject object -> {
          out.writeByte((byte) OBJECT);
          out.writeLong(Entities.storedId(object));
        }
        case JArray array -> {
          out.writeByte((byte) ARRAY);
          out.writeLong(Entities.storedId(array));
        }
      }
    }

    private static int kindOf(long number) {
      return number == (byte) number
          ? LONG_1
          : number == (short) number ? LONG_2 : number == (int) number ? LONG_4 : LONG_8;
    }

    /** In as few bytes as hold it. */
    private static void writeLong(long number, ValueWriter out) {
      int kind = kindOf(number);
      out.writeByte((byte) kind);
      switch (kind) {
        case LONG_1 -> out.writeByte((byte) number);
        case LONG_2 -> out.writeShort((short) number);
        case LONG_4 -> out.writeInt((int) number);
        default -> out.writeLong(number);
      }
    }

    @Override
    public JValue read(ValueReader in) {
      int kind = in.readByte();
      return switch (kind) {
        case NULL -> JNull.NULL;
        case FALSE -> new JBoolean(false);
        case TRUE -> new JBoolean(true);
        case LONG_1, LONG_2, LONG_4, LONG_8 -> new JLong(readLong(kind, in));
        case DOUBLE -> new JDouble(in.readDouble());
        case DECIMAL -> new JDecimal(NumberShapes.BIG_DECIMAL.read(in));
        case STRING -> new JString(in.readString());
        case OBJECT -> in.readReference(JObject.class);
        case ARRAY -> in.readReference(JArray.class);
        default -> throw unknown(kind, in);
      };
    }

    /** Refuses what would have had a shorter form, so that equal values have equal bytes. */
    private static long readLong(int kind, ValueReader in) {
      long number =
          switch (kind) {
            case LONG_1 -> in.readByte();
            case LONG_2 -> in.readShort();
            case LONG_4 -> in.readInt();
            default -> in.readLong();
          };
      if (kindOf(number) != kind) {
        throw in.corrupt("a number longer than need be");
      }
      return number;
    }

    private static RuntimeException unknown(int kind, ValueReader in) {
      return in.corrupt("kind " + (kind & 0xFF) + " of a JSON value, of which there are 12");
    }

    @Override
    public void skip(ValueReader in) {
      skip(in.readByte(), in);
    }

    private static void skip(int kind, ValueReader in) {
      switch (kind) {
        case NULL, FALSE, TRUE -> {}
        case LONG_1, LONG_2, LONG_4, LONG_8 -> in.skip(1L << (kind - LONG_1));
        case DOUBLE, OBJECT, ARRAY -> in.skip(8);
        case DECIMAL -> NumberShapes.BIG_DECIMAL.skip(in);
        case STRING -> in.skipString();
        default -> throw unknown(kind, in);
      }
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      int first = a.readByte();
      int second = b.readByte();
      if (isLong(first) && isLong(second)) {
        return Long.compare(readLong(first, a), readLong(second, b));
      }
      if (first != second) {
        skip(first, a);
        skip(second, b);
        return Integer.compare(first, second);
      }
      return switch (first) {
        case NULL, FALSE, TRUE -> 0;
        case DOUBLE -> Double.compare(a.readDouble(), b.readDouble());
        case DECIMAL -> NumberShapes.BIG_DECIMAL.compare(a, b);
        case STRING -> Strings.compare(a, b);
        case OBJECT, ARRAY -> Long.compareUnsigned(a.readLong(), b.readLong());
        default -> throw unknown(first, a);
      };
    }

    private static boolean isLong(int kind) {
      return kind >= LONG_1 && kind <= LONG_8;
    }

    @Override
    public void require(JValue value) {
      requireInstance(JValue.class, value);
    }

    @Override
    public boolean hasReferences() {
      return true;
    }

    @Override
    public void visit(JValue value, EntitySerializer.Visitor visitor) {
      if (value instanceof JObject || value instanceof JArray) {
        visitor.visit(value);
      }
    }

    @Override
    void describe(ShapeText text) {
      text.add("json");
    }
  }
}
