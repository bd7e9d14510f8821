package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A sealed interface of records and enums: the number of the kind, then the value as its kind has
 * it. Kinds are numbered in the order of their names.
 *
 * @param <T> the sealed interface
 */
public abstract class SumShape<T> extends Shape<T> {

  private final Class<?> type;
  private Kind @Nullable [] known;

  /** For generated code. */
  protected SumShape(Class<?> type) {
    this.type = type;
  }

  /** One kind. */
  public record Kind(Class<?> type, Shape<?> shape) {}

  /** The kinds in the order of their names; asked for once. */
  protected abstract Kind[] kinds();

  private Kind[] known() {
    Kind[] kinds = known;
    if (kinds == null) {
      kinds = kinds();
      known = kinds;
    }
    return kinds;
  }

  /** The number of the kind of this value. */
  protected abstract int kindOf(T value);

  /** For generated code. */
  protected static Kind kind(Class<?> type, Shape<?> shape) {
    return new Kind(type, shape);
  }

  @Override
  public final void write(T value, ValueWriter out) {
    int number = kindOf(value);
    out.writeShort((short) number);
    shape(number).write(value, out);
  }

  @Override
  public final T read(ValueReader in) {
    return shape(readKind(in)).read(in);
  }

  @Override
  public final void skip(ValueReader in) {
    shape(readKind(in)).skip(in);
  }

  @Override
  public final void require(T value) {
    requireInstance(type, value);
  }

  @Override
  public final int compare(ValueReader a, ValueReader b) {
    int first = readKind(a);
    int second = readKind(b);
    if (first == second) {
      return shape(first).compare(a, b);
    }
    shape(first).skip(a);
    shape(second).skip(b);
    return Integer.compare(first, second);
  }

  @Override
  public final boolean hasReferences() {
    // Asking the kinds could go in circles where a kind contains the sum; visiting costs little.
    return true;
  }

  @Override
  public final void visit(T value, EntitySerializer.Visitor visitor) {
    shape(kindOf(value)).visit(value, visitor);
  }

  @Override
  final void describe(ShapeText text) {
    if (!text.open("sum", type, this)) {
      return;
    }
    String separator = ":";
    for (Kind kind : known()) {
      text.add(separator).add(kind.shape());
      separator = "|";
    }
    text.close();
  }

  private int readKind(ValueReader in) {
    int number = in.readShort() & 0xFFFF;
    int count = known().length;
    if (number >= count) {
      throw in.corrupt("kind number " + number + " of " + type.getName() + ", which has " + count);
    }
    return number;
  }

  @SuppressWarnings("unchecked") // the shape of a kind takes what kindOf gave that kind's number
  private Shape<T> shape(int number) {
    return (Shape<T>) known()[number].shape();
  }
}
