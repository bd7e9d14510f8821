package dev.durable.examples.shop;

import dev.durable.annotations.Durable;
import org.jspecify.annotations.Nullable;

/** Something bought. */
@Durable
public interface Order {

  Customer customer();

  String item();

  Money price();

  @Nullable Payment payment();

  default boolean paid() {
    return payment() != null;
  }
}
