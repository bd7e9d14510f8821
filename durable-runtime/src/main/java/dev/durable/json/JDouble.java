package dev.durable.json;

/**
 * A number that a {@code double} holds.
 *
 * <p>NaN and the infinities can be stored, but JSON has no text for them.
 */
public record JDouble(double value) implements JValue {

  /** The shortest text that gives this number again. */
  @Override
  public String toString() {
    return Double.toString(value);
  }
}
