package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;

/** An array type of one dimension over its component. */
@Durable
public non-sealed interface ArrayType extends Type {

  /** What an element is of; an array type again where there are more dimensions. */
  Type component();
}
