package dev.durable.codegen;

import org.jspecify.annotations.Nullable;

/**
 * A Java record: its components, one after the other, in the order of their names.
 *
 * <p>Generated code extends this once for each record type. Components are asked for when they are
 * first needed and not before, so a record may contain itself.
 *
 * @param <T> the record
 */
public abstract class RecordShape<T> extends Shape<T> {

  private final Class<?> type;
  private Component @Nullable [] known;

  /** For generated code. */
  protected RecordShape(Class<?> type) {
    this.type = type;
  }

  /** One component. */
  public record Component(String name, Shape<?> shape) {}

  /** The components in the order of their names; asked for once. */
  protected abstract Component[] components();

  private Component[] known() {
    Component[] components = known;
    if (components == null) {
      components = components();
      known = components;
    }
    return components;
  }

  /** Appends the components in the order of their names. */
  protected abstract void encode(T value, ValueWriter out);

  /** Reads the components in the order of their names, and makes the record. */
  protected abstract T decode(ValueReader in);

  @Override
  public final void write(T value, ValueWriter out) {
    out.enter(type);
    encode(value, out);
    out.leave();
  }

  @Override
  public final T read(ValueReader in) {
    in.enter();
    T value = decode(in);
    in.leave();
    return value;
  }

  /** For generated code. */
  protected static Component component(String name, Shape<?> shape) {
    return new Component(name, shape);
  }

  @Override
  public final void require(T value) {
    requireInstance(type, value);
  }

  @Override
  public final int compare(ValueReader a, ValueReader b) {
    a.enter();
    b.enter();
    Component[] components = known();
    int result = 0;
    for (Component component : components) {
      if (result == 0) {
        result = component.shape().compare(a, b);
      } else {
        component.shape().skip(a);
        component.shape().skip(b);
      }
    }
    a.leave();
    b.leave();
    return result;
  }

  @Override
  public final void skip(ValueReader in) {
    in.enter();
    for (Component component : known()) {
      component.shape().skip(in);
    }
    in.leave();
  }

  @Override
  final void describe(ShapeText text) {
    if (!text.open("record", type, this)) {
      return;
    }
    String separator = ":";
    for (Component component : known()) {
      text.add(separator).add(component.name()).add(" ").add(component.shape());
      separator = ",";
    }
    text.close();
  }
}
