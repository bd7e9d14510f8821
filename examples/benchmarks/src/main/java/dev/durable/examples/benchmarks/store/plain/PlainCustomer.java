package dev.durable.examples.benchmarks.store.plain;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.OrderData;
import dev.durable.examples.benchmarks.data.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A customer as everybody would write it down. */
public final class PlainCustomer implements Profile {

  private final String name;
  private final String email;
  private final String city;
  private int score;
  private final boolean active;
  private final Instant created;
  private final List<PlainOrder> orders = new ArrayList<>(Dataset.ORDERS);

  private PlainCustomer(CustomerData data) {
    this.name = data.name();
    this.email = data.email();
    this.city = data.city();
    this.score = data.score();
    this.active = data.active();
    this.created = data.created();
  }

  static PlainCustomer of(CustomerData data) {
    PlainCustomer customer = new PlainCustomer(data);
    for (OrderData order : data.orders()) {
      customer.orders.add(new PlainOrder(customer, order));
    }
    return customer;
  }

  @Override
  public String name() {
    return name;
  }

  public String email() {
    return email;
  }

  public String city() {
    return city;
  }

  @Override
  public int score() {
    return score;
  }

  public void score(int newScore) {
    score = newScore;
  }

  @Override
  public boolean active() {
    return active;
  }

  @Override
  public Instant created() {
    return created;
  }

  public List<PlainOrder> orders() {
    return orders;
  }
}
