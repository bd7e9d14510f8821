package dev.durable.examples.benchmarks.store.plain;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.EventData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All customers and events, as ordinary objects. */
public final class PlainShop {

  private final Map<Long, PlainCustomer> customers = new HashMap<>();
  private final List<EventData> events = new ArrayList<>();

  /** Makes all of them. */
  public static PlainShop of(Dataset data) {
    PlainShop shop = new PlainShop();
    data.customers().forEach(shop::add);
    for (int i = 0; i < data.eventCount(); i++) {
      shop.events.add(Dataset.event(i));
    }
    return shop;
  }

  /** Makes one more. */
  public void add(CustomerData customer) {
    customers.put(customer.key(), PlainCustomer.of(customer));
  }

  public Map<Long, PlainCustomer> customers() {
    return customers;
  }

  public List<EventData> events() {
    return events;
  }

  /** The customer with this key, which exists. */
  public PlainCustomer customer(long key) {
    PlainCustomer customer = customers.get(key);
    if (customer == null) {
      throw new IllegalStateException("no customer " + key);
    }
    return customer;
  }
}
