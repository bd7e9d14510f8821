package dev.durable.examples.benchmarks.store.durable.model;

import dev.durable.annotations.Durable;
import java.time.Instant;

/** Something bought; knows who bought it. */
@Durable
public interface Order {

  Customer customer();

  long number();

  String item();

  int quantity();

  /** In cents. */
  long price();

  Instant placed();
}
