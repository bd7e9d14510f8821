package dev.durable.json;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number that neither {@code long} nor {@code double} holds: of more digits, or further from
 * zero. Reading JSON text makes one only where it must.
 *
 * <p>As with {@link BigDecimal}, 1.0 and 1.00 are not equal.
 */
public record JDecimal(BigDecimal value) implements JValue {

  /** Refuses null. */
  public JDecimal {
    Objects.requireNonNull(value, "value");
  }

  /** As JSON text. */
  @Override
  public String toString() {
    return value.toString();
  }
}
