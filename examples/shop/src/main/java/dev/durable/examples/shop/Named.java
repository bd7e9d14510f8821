package dev.durable.examples.shop;

/** Whatever has a name; not an entity itself. */
public interface Named<N extends Comparable<N>> {

  N name();

  default boolean sortsBefore(Named<N> other) {
    return name().compareTo(other.name()) < 0;
  }
}
