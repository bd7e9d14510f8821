package dev.durable.examples.benchmarks.store;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.Profile;

/** An opened store, to be read by one thread. */
public interface Reader extends AutoCloseable {

  /** The customer with this key, which exists. */
  Profile locate(long key);

  /** The price of this customer's first order. */
  long firstPrice(long key);

  /**
   * Finds a customer and adds up the length of its name, which must have been a {@code String}, its
   * score, and the quantities of its orders.
   */
  long visit(long key);

  /** The sum of price × quantity over the orders of all customers. */
  long scan();

  /** The number of events. */
  int eventCount();

  /** An event by its place in the list. */
  EventData event(int index);

  @Override
  void close();
}
