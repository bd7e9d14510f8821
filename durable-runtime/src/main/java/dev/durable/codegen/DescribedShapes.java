package dev.durable.codegen;

import dev.durable.json.JArray;
import dev.durable.json.JObject;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Shapes that are made of the description in a file and not of a program's classes. They read, skip
 * and compare what the program's own shapes have written, and describe themselves by the same text;
 * they write nothing but copies of what they read.
 *
 * <p>A value is read as what every program has: an enum as the name of its constant, a Java record
 * as a map of its components, a sum as its kind's value, a converted value as it is stored, a
 * reference as what the reader's {@link ReferenceReader} makes of it or else as a {@code Long}.
 */
public final class DescribedShapes {

  private DescribedShapes() {}

  /** Turns the references that described shapes read into what they are to be. */
  public interface ReferenceReader extends EntityResolver {

    /**
     * A reference.
     *
     * @param type the name of the type that was declared, which may be sealed
     */
    Object reference(long id, String type);

    /** Whether a copy keeps a reference; see {@link DescribedShapes#copy}. */
    default boolean keeps(long id, String type) {
      return true;
    }
  }

  /**
   * The shape that is so described.
   *
   * @throws IllegalArgumentException if this is no description, saying what is wrong
   */
  public static Shape<?> parse(String description) {
    return new ShapeParser(description).parse();
  }

  /**
   * Copies an encoded value without the references that the reader's {@link ReferenceReader} does
   * not keep: where null is allowed they become null, and from a collection their entry is removed.
   *
   * @return false, and nothing is appended, if the value cannot be without such a reference
   */
  public static boolean copy(Shape<?> shape, ValueReader in, ValueWriter out) {
    int start = out.size();
    boolean whole = shape.copy(in, out);
    if (!whole) {
      out.truncate(start);
    }
    return whole;
  }

  /**
   * Copies a key of a map or an element of a set: one that would change might become equal to
   * another, or stand in the wrong place.
   *
   * @return false, and nothing is appended, if it would not be the same without a reference
   */
  public static boolean copyUnchanged(Shape<?> shape, ValueReader in, ValueWriter out) {
    int start = out.size();
    long from = in.position();
    boolean whole = shape.copy(in, out);
    MemorySegment copied = MemorySegment.ofArray(out.array());
    boolean same =
        MemorySegment.mismatch(in.segment(), from, in.position(), copied, start, out.size()) < 0;
    if (!whole || !same) {
      out.truncate(start);
    }
    return whole && same;
  }

  /** The shape of the value, where it may be absent; otherwise the shape itself. */
  public static Shape<?> present(Shape<?> shape) {
    return switch (shape) {
      case OfNullable nullable -> nullable.shape;
      case OfOptional optional -> optional.shape;
      default -> shape;
    };
  }

  /** Whether the value may be absent. */
  public static boolean mayBeAbsent(Shape<?> shape) {
    return shape instanceof OfNullable || shape instanceof OfOptional;
  }

  /** The number of constants of an enum, or -1 for any other shape. */
  public static int constants(Shape<?> shape) {
    return shape instanceof OfEnum enumeration ? enumeration.names.length : -1;
  }

  /** The declared type of a reference, or null for any other shape. */
  public static @Nullable String referredType(Shape<?> shape) {
    return shape instanceof OfReference reference ? reference.type : null;
  }

  /** Reads and compares, and leaves writing to the program that has the classes. */
  abstract static class Described extends Shape<@Nullable Object> {

    @Override
    public final void write(@Nullable Object value, ValueWriter out) {
      throw new IllegalStateException("A shape that a file describes writes nothing: " + this);
    }

    @Override
    public boolean hasReferences() {
      return true; // may have; asking the parts could go in circles
    }
  }

  /** A value that may be null. */
  static final class OfNullable extends Described {

    private final Shape<?> shape;

    OfNullable(Shape<?> shape) {
      this.shape = shape;
    }

    @Override
    public @Nullable Object read(ValueReader in) {
      in.enterWrapped();
      Object value = in.readBoolean() ? shape.read(in) : null;
      in.leaveWrapped();
      return value;
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      in.enterWrapped();
      int start = out.size();
      boolean present = in.readBoolean();
      out.writeBoolean(present);
      if (present && !shape.copy(in, out)) {
        out.truncate(start);
        out.writeBoolean(false);
      }
      in.leaveWrapped();
      return true;
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      boolean first = a.readBoolean();
      boolean second = b.readBoolean();
      if (first && second) {
        return shape.compare(a, b);
      }
      if (first) {
        shape.skip(a);
      } else if (second) {
        shape.skip(b);
      }
      return Boolean.compare(first, second);
    }

    @Override
    public boolean isNullable() {
      return true;
    }

    @Override
    void describe(ShapeText text) {
      text.add(shape).add("?");
    }
  }

  /** Stored as a nullable value is. */
  static final class OfOptional extends Described {

    private final Shape<?> shape;
    private final OfNullable stored;

    OfOptional(Shape<?> shape) {
      this.shape = shape;
      this.stored = new OfNullable(shape);
    }

    @Override
    public @Nullable Object read(ValueReader in) {
      return stored.read(in);
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      return stored.copy(in, out);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return stored.compare(a, b);
    }

    @Override
    void describe(ShapeText text) {
      text.add("optional<").add(shape).add(">");
    }
  }

  /** An enum, read as the name of its constant. */
  static final class OfEnum extends Described {

    private final String type;
    private final String[] names;

    OfEnum(String type, String... names) {
      this.type = type;
      this.names = names;
    }

    private int number(ValueReader in) {
      int number = in.readShort() & 0xFFFF;
      if (number >= names.length) {
        throw in.corrupt("constant number " + number + " of " + type + ", of " + names.length);
      }
      return number;
    }

    @Override
    public Object read(ValueReader in) {
      return names[number(in)];
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return Integer.compare(number(a), number(b));
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public boolean hasReferences() {
      return false;
    }

    @Override
    void describe(ShapeText text) {
      text.add("enum<").add(type);
      for (int i = 0; i < names.length; i++) {
        text.add(i == 0 ? ":" : ",").add(names[i]);
      }
      text.add(">");
    }
  }

  /** A user's type behind a type that the format knows. */
  static final class OfConverted extends Described {

    private final String type;
    private final Shape<?> stored;

    OfConverted(String type, Shape<?> stored) {
      this.type = type;
      this.stored = stored;
    }

    @Override
    public @Nullable Object read(ValueReader in) {
      in.enterWrapped();
      Object value = stored.read(in);
      in.leaveWrapped();
      return value;
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      in.enterWrapped();
      boolean whole = stored.copy(in, out);
      in.leaveWrapped();
      return whole;
    }

    @Override
    public void skip(ValueReader in) {
      read(in);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return stored.compare(a, b);
    }

    @Override
    public boolean hasReferences() {
      return stored.hasReferences();
    }

    @Override
    void describe(ShapeText text) {
      text.add("converted<").add(type).add(" ").add(stored).add(">");
    }
  }

  /** An ObjectId. */
  static final class OfReference extends Described {

    private final String type;

    OfReference(String type) {
      this.type = type;
    }

    @Override
    public Object read(ValueReader in) {
      return in.readReference(type);
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      long id = in.readLong();
      out.writeLong(id);
      return in.keepsReference(id, type);
    }

    @Override
    public void skip(ValueReader in) {
      in.skip(8);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return Long.compareUnsigned(a.readLong(), b.readLong());
    }

    @Override
    public int width() {
      return 8;
    }

    @Override
    void describe(ShapeText text) {
      text.add("ref<").add(type).add(">");
    }
  }

  /** A value that describes itself; objects and arrays are references. */
  static final class OfJson extends Described {

    /** The type that the value at the reader's position refers to; null where it is there. */
    private static @Nullable String referred(ValueReader in) {
      int kind = in.remaining() > 0 ? in.segment().get(LittleEndian.BYTE, in.position()) : 0;
      return switch (kind) {
        case JsonShapes.OBJECT -> JObject.class.getName();
        case JsonShapes.ARRAY -> JArray.class.getName();
        default -> null;
      };
    }

    @Override
    public Object read(ValueReader in) {
      String type = referred(in);
      if (type == null) {
        return JsonShapes.VALUE.read(in);
      }
      in.skip(1);
      return in.readReference(type);
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      String type = referred(in);
      if (type == null) {
        return super.copy(in, out);
      }
      out.writeByte(in.readByte());
      long id = in.readLong();
      out.writeLong(id);
      return in.keepsReference(id, type);
    }

    @Override
    public void skip(ValueReader in) {
      JsonShapes.VALUE.skip(in);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return JsonShapes.VALUE.compare(a, b);
    }

    @Override
    void describe(ShapeText text) {
      JsonShapes.VALUE.describe(text);
    }
  }
}
