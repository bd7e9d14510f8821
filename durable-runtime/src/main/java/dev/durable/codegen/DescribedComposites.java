package dev.durable.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link DescribedShapes} that have parts with names or numbers: records and sums. */
final class DescribedComposites {

  private DescribedComposites() {}

  /** A shape that is known before its parts are, as it may contain itself. */
  interface Open {

    void add(String name, Shape<?> part);

    Shape<?> shape();
  }

  /** A Java record, read as a map of its components. */
  static final class OfRecord extends DescribedShapes.Described implements Open {

    private final String type;
    private final List<String> names = new ArrayList<>();
    private final List<Shape<?>> shapes = new ArrayList<>();

    OfRecord(String type) {
      this.type = type;
    }

    @Override
    public void add(String name, Shape<?> part) {
      names.add(name);
      shapes.add(part);
    }

    @Override
    public Shape<?> shape() {
      return this;
    }

    @Override
    public Object read(ValueReader in) {
      in.enter();
      Map<String, @Nullable Object> components = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        components.put(names.get(i), shapes.get(i).read(in));
      }
      in.leave();
      return Collections.unmodifiableMap(components);
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      in.enter();
      boolean whole = true;
      for (Shape<?> shape : shapes) {
        whole &= shape.copy(in, out); // all of them: the reader has to come to the end
      }
      in.leave();
      return whole;
    }

    @Override
    public void skip(ValueReader in) {
      in.enter();
      shapes.forEach(shape -> shape.skip(in));
      in.leave();
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      a.enter();
      b.enter();
      int result = 0;
      for (Shape<?> shape : shapes) {
        if (result == 0) {
          result = shape.compare(a, b);
        } else {
          shape.skip(a);
          shape.skip(b);
        }
      }
      a.leave();
      b.leave();
      return result;
    }

    @Override
    void describe(ShapeText text) {
      if (text.open("record", type, this)) {
        for (int i = 0; i < names.size(); i++) {
          text.add(i == 0 ? ":" : ",").add(names.get(i)).add(" ").add(shapes.get(i));
        }
        text.close();
      }
    }
  }

  /** A sealed interface of records and enums, read as its kind's value. */
  static final class OfSum extends DescribedShapes.Described implements Open {

    private final String type;
    private final List<Shape<?>> kinds = new ArrayList<>();

    OfSum(String type) {
      this.type = type;
    }

    @Override
    public void add(String name, Shape<?> part) {
      kinds.add(part);
    }

    @Override
    public Shape<?> shape() {
      return this;
    }

    private int number(ValueReader in) {
      int number = in.readShort() & 0xFFFF;
      if (number >= kinds.size()) {
        throw in.corrupt("kind number " + number + " of " + type + ", of " + kinds.size());
      }
      return number;
    }

    @Override
    public @Nullable Object read(ValueReader in) {
      in.enter();
      Object value = kinds.get(number(in)).read(in);
      in.leave();
      return value;
    }

    @Override
    boolean copy(ValueReader in, ValueWriter out) {
      in.enter();
      int number = number(in);
      out.writeShort((short) number);
      boolean whole = kinds.get(number).copy(in, out);
      in.leave();
      return whole;
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      a.enter();
      b.enter();
      int first = number(a);
      int second = number(b);
      int result = Integer.compare(first, second);
      if (result == 0) {
        result = kinds.get(first).compare(a, b);
      } else {
        kinds.get(first).skip(a);
        kinds.get(second).skip(b);
      }
      a.leave();
      b.leave();
      return result;
    }

    @Override
    void describe(ShapeText text) {
      if (text.open("sum", type, this)) {
        for (int i = 0; i < kinds.size(); i++) {
          text.add(i == 0 ? ":" : "|").add(kinds.get(i));
        }
        text.close();
      }
    }
  }
}
