package dev.durable.codegen;

/** A shape whose order in the format is the natural order of its values. */
abstract class ComparableShape<T extends Comparable<? super T>> extends Shape<T> {

  private final String name;
  private final int width;

  ComparableShape(String name, int width) {
    this.name = name;
    this.width = width;
  }

  @Override
  public final int compare(ValueReader a, ValueReader b) {
    return read(a).compareTo(read(b));
  }

  @Override
  public final int order(T a, T b) {
    return a.compareTo(b);
  }

  @Override
  public final int width() {
    return width;
  }

  @Override
  public void skip(ValueReader in) {
    if (width >= 0) {
      in.skip(width);
    } else {
      read(in);
    }
  }

  @Override
  final void describe(ShapeText text) {
    text.add(name);
  }
}
