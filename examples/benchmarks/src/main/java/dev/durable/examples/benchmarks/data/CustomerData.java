package dev.durable.examples.benchmarks.data;

import java.time.Instant;
import java.util.List;

/** A customer as it was generated, from which each system makes its own. */
public record CustomerData(
    long key,
    String name,
    String email,
    String city,
    int score,
    boolean active,
    Instant created,
    List<OrderData> orders)
    implements Profile {

  /** The same customer with another score. */
  public CustomerData withScore(int newScore) {
    return new CustomerData(key, name, email, city, newScore, active, created, orders);
  }
}
