package dev.durable.examples.shop;

import dev.durable.annotations.Durable;
import dev.durable.json.JValue;
import org.jspecify.annotations.Nullable;

/** Something bought. */
@Durable
public interface Order {

  Customer customer();

  String item();

  Money price();

  @Nullable Payment payment();

  /** What the customer's program sent along. */
  @Nullable JValue note();

  default boolean paid() {
    return payment() != null;
  }
}
