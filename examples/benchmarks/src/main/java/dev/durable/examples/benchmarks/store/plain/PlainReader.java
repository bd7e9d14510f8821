package dev.durable.examples.benchmarks.store.plain;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Reader;

/** Reads ordinary objects; also what systems use that keep all objects in memory. */
public final class PlainReader implements Reader {

  private final PlainShop shop;
  private final Runnable whenClosed;

  public PlainReader(PlainShop shop, Runnable whenClosed) {
    this.shop = shop;
    this.whenClosed = whenClosed;
  }

  @Override
  public PlainCustomer locate(long key) {
    return shop.customer(key);
  }

  @Override
  public long firstPrice(long key) {
    return shop.customer(key).orders().getFirst().price();
  }

  @Override
  public long visit(long key) {
    PlainCustomer customer = shop.customer(key);
    long answer = customer.score();
    answer += customer.name().length();
    for (PlainOrder order : customer.orders()) {
      answer += order.quantity();
    }
    return answer;
  }

  @Override
  public long scan() {
    long sum = 0;
    for (PlainCustomer customer : shop.customers().values()) {
      for (PlainOrder order : customer.orders()) {
        sum += order.price() * order.quantity();
      }
    }
    return sum;
  }

  @Override
  public int eventCount() {
    return shop.events().size();
  }

  @Override
  public EventData event(int index) {
    return shop.events().get(index);
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
