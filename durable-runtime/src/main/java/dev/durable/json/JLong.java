package dev.durable.json;

/** A whole number that a {@code long} holds; what JSON text writes without point and exponent. */
public record JLong(long value) implements JValue {

  /** As JSON text. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
