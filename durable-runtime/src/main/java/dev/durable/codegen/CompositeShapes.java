package dev.durable.codegen;

import dev.durable.annotations.ValueConverter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes that are made of others. */
final class CompositeShapes {

  private CompositeShapes() {}

  /** A mark, then the value where there is one. Null comes first. */
  static final class OfNullable<T> extends Shape<@Nullable T> {

    private final Shape<T> shape;

    OfNullable(Shape<T> shape) {
      this.shape = shape;
    }

    @Override
    public void write(@Nullable T value, ValueWriter out) {
      out.writeBoolean(value != null);
      if (value != null) {
        shape.write(value, out);
      }
    }

    @Override
    public @Nullable T read(ValueReader in) {
      return in.readBoolean() ? shape.read(in) : null;
    }

    @Override
    public void skip(ValueReader in) {
      if (in.readBoolean()) {
        shape.skip(in);
      }
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      boolean first = a.readBoolean();
      boolean second = b.readBoolean();
      if (first && second) {
        return shape.compare(a, b);
      }
      (first ? shape : second ? shape : EMPTY).skip(first ? a : b);
      return Boolean.compare(first, second);
    }

    @Override
    public boolean isNullable() {
      return true;
    }

    @Override
    public void require(@Nullable T value) {
      if (value != null) {
        shape.require(value);
      }
    }

    @Override
    public boolean hasReferences() {
      return shape.hasReferences();
    }

    @Override
    public void visit(@Nullable T value, EntitySerializer.Visitor visitor) {
      if (value != null) {
        shape.visit(value, visitor);
      }
    }

    @Override
    void describe(ShapeText text) {
      text.add(shape).add("?");
    }
  }

  /** Nothing at all. */
  private static final Shape<Boolean> EMPTY =
      new Shape<>() {
        @Override
        public void write(Boolean value, ValueWriter out) {}

        @Override
        public Boolean read(ValueReader in) {
          return Boolean.FALSE;
        }

        @Override
        public int compare(ValueReader a, ValueReader b) {
          return 0;
        }

        @Override
        void describe(ShapeText text) {
          text.add("nothing");
        }
      };

  /** Stored as a nullable value is. */
  static final class OfOptional<T> extends Shape<Optional<T>> {

    private final Shape<@Nullable T> stored;
    private final Shape<T> shape;

    OfOptional(Shape<T> shape) {
      this.shape = shape;
      this.stored = Shapes.nullable(shape);
    }

    /** The shape of the value that may be there. */
    Shape<T> present() {
      return shape;
    }

    @Override
    public void write(Optional<T> value, ValueWriter out) {
      stored.write(value.orElse(null), out);
    }

    @Override
    public Optional<T> read(ValueReader in) {
      return Optional.ofNullable(stored.read(in));
    }

    @Override
    public void skip(ValueReader in) {
      stored.skip(in);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return stored.compare(a, b);
    }

    @Override
    public void require(Optional<T> value) {
      stored.require(value.orElse(null));
    }

    @Override
    public boolean hasReferences() {
      return shape.hasReferences();
    }

    @Override
    public void visit(Optional<T> value, EntitySerializer.Visitor visitor) {
      stored.visit(value.orElse(null), visitor);
    }

    @Override
    void describe(ShapeText text) {
      text.add("optional<").add(shape).add(">");
    }
  }

  /** A user's type behind a type that the format knows; ordered as that one is. */
  static final class OfConverted<T, S> extends Shape<T> {

    private final Class<?> type;
    private final ValueConverter<T, S> converter;
    private final Shape<S> stored;

    OfConverted(Class<?> type, ValueConverter<T, S> converter, Shape<S> stored) {
      this.type = type;
      this.converter = converter;
      this.stored = stored;
    }

    @Override
    public void write(T value, ValueWriter out) {
      S converted = converter.toStored(value);
      if (converted == null) {
        throw new IllegalArgumentException(
            converter.getClass().getName() + ".toStored gave null for a " + type.getName() + ".");
      }
      stored.write(converted, out);
    }

    @Override
    public T read(ValueReader in) {
      return converter.fromStored(stored.read(in));
    }

    @Override
    public void skip(ValueReader in) {
      stored.skip(in);
    }

    @Override
    public int compare(ValueReader a, ValueReader b) {
      return stored.compare(a, b);
    }

    @Override
    public void require(T value) {
      requireInstance(type, value);
    }

    @Override
    public boolean hasReferences() {
      return stored.hasReferences();
    }

    @Override
    public void visit(T value, EntitySerializer.Visitor visitor) {
      if (stored.hasReferences()) {
        stored.visit(converter.toStored(value), visitor);
      }
    }

    @Override
    void describe(ShapeText text) {
      text.add("converted<").add(type.getName()).add(" ").add(stored).add(">");
    }
  }
}
