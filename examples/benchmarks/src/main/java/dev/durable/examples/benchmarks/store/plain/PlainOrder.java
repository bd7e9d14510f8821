package dev.durable.examples.benchmarks.store.plain;

import dev.durable.examples.benchmarks.data.OrderData;
import java.time.Instant;

/** An order as everybody would write it down. */
public final class PlainOrder {

  private final PlainCustomer customer;
  private final long number;
  private final String item;
  private final int quantity;
  private final long price;
  private final Instant placed;

  PlainOrder(PlainCustomer customer, OrderData data) {
    this.customer = customer;
    this.number = data.number();
    this.item = data.item();
    this.quantity = data.quantity();
    this.price = data.price();
    this.placed = data.placed();
  }

  public PlainCustomer customer() {
    return customer;
  }

  public long number() {
    return number;
  }

  public String item() {
    return item;
  }

  public int quantity() {
    return quantity;
  }

  /** In cents. */
  public long price() {
    return price;
  }

  public Instant placed() {
    return placed;
  }
}
