package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;

/** {@code int} and its like, and {@code void}. */
@Durable
public non-sealed interface PrimitiveType extends Type {

  /** As in {@code int}. */
  String keyword();
}
