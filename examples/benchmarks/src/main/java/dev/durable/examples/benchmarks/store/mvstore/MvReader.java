package dev.durable.examples.benchmarks.store.mvstore;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.OrderData;
import dev.durable.examples.benchmarks.store.Reader;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Reads maps; the cache of pages has its default size. */
final class MvReader implements Reader {

  private final MVStore store;
  private final MVMap<Long, CustomerData> customers;

  MvReader(MVStore store) {
    this.store = store;
    this.customers = MvStore.customers(store);
  }

  @Override
  public CustomerData locate(long key) {
    CustomerData customer = customers.get(key);
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
    CustomerData customer = locate(key);
    long answer = customer.score();
    answer += customer.name().length();
    for (OrderData order : customer.orders()) {
      answer += order.quantity();
    }
    return answer;
  }

  @Override
  public long scan() {
    long sum = 0;
    for (CustomerData customer : customers.values()) {
      for (OrderData order : customer.orders()) {
        sum += order.price() * order.quantity();
      }
    }
    return sum;
  }

  @Override
  public int eventCount() {
    return Math.toIntExact(MvStore.events(store).sizeAsLong());
  }

  @Override
  public EventData event(int index) {
    EventData event = MvStore.events(store).get((long) index);
    if (event == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return event;
  }

  @Override
  public void close() {
    store.close();
  }
}
