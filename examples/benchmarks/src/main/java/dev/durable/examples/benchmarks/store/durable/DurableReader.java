package dev.durable.examples.benchmarks.store.durable;

import dev.durable.ReadOnlyHeap;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.durable.model.Customer;
import dev.durable.examples.benchmarks.store.durable.model.Order;
import dev.durable.examples.benchmarks.store.durable.model.Shop;
import java.util.Map;

/** Reads the newest snapshot. */
final class DurableReader implements Reader {

  private final ReadOnlyHeap<Shop> heap;
  private final Shop shop;
  private final Map<Long, Customer> customers;

  DurableReader(ReadOnlyHeap<Shop> heap) {
    this.heap = heap;
    this.shop = heap.snapshot().root();
    this.customers = shop.customers();
  }

  @Override
  public Customer locate(long key) {
    Customer customer = customers.get(key);
    if (customer == null) {
      throw new IllegalStateException("no customer " + key);
    }
    return customer;
  }

  @Override
  public long firstPrice(long key) {
    return locate(key).orders().getFirst().price();
  }

  @Override
  public long visit(long key) {
    Customer customer = locate(key);
    long answer = customer.score();
    answer += customer.name().length();
    for (Order order : customer.orders()) {
      answer += order.quantity();
    }
    return answer;
  }

  @Override
  public long scan() {
    long sum = 0;
    for (Customer customer : customers.values()) {
      for (Order order : customer.orders()) {
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
    heap.close();
  }
}
