package dev.durable.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the description of a shape. A shape that is met again inside its own description is named
 * only, so recursive records come to an end.
 */
final class ShapeText {

  private final StringBuilder text = new StringBuilder();
  private final List<Shape<?>> open = new ArrayList<>();

  ShapeText add(String part) {
    text.append(part);
    return this;
  }

  ShapeText add(Shape<?> shape) {
    shape.describe(this);
    return this;
  }

  /** Opens {@code word<name}; false when this shape is being described already, and closed then. */
  boolean open(String word, Class<?> type, Shape<?> shape) {
    return open(word, type.getName(), shape);
  }

  /** The same for a type that there need be no class of. */
  boolean open(String word, String type, Shape<?> shape) {
    text.append(word).append('<').append(type);
    if (open.contains(shape)) {
      text.append('>');
      return false;
    }
    open.add(shape);
    return true;
  }

  void close() {
    open.removeLast();
    text.append('>');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
