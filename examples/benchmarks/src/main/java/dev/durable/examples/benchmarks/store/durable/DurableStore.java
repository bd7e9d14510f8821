package dev.durable.examples.benchmarks.store.durable;

import dev.durable.DurableHeap;
import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.OrderData;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import dev.durable.examples.benchmarks.store.durable.model.CustomerDraft;
import dev.durable.examples.benchmarks.store.durable.model.OrderDraft;
import dev.durable.examples.benchmarks.store.durable.model.Shop;
import dev.durable.examples.benchmarks.store.durable.model.ShopDraft;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Durable with its default options; customers and orders are entities that refer to each other. */
public final class DurableStore implements Store {

  /** Drafts of one commit are in memory at once. */
  private static final int CUSTOMERS_PER_COMMIT = 100_000;

  static Path file(Path folder) {
    return folder.resolve("shop.dheap");
  }

  @Override
  public String title() {
    return "Durable";
  }

  @Override
  public List<String> libraries() {
    return List.of("durable-runtime", "durable-annotations");
  }

  @Override
  public Role role() {
    return Role.DURABLE;
  }

  @Override
  public Survives survives() {
    return Survives.POWER_LOSS;
  }

  @Override
  public Set<Work> works() {
    return EnumSet.allOf(Work.class);
  }

  @Override
  public void load(Path folder, Dataset data) {
    try (DurableHeap<Shop, ShopDraft> heap = DurableHeap.open(file(folder), ShopDraft.TYPE)) {
      Iterator<CustomerData> customers = data.customers().iterator();
      while (customers.hasNext()) {
        heap.commit("customers", shop -> addSome(shop, customers));
      }
      if (data.eventCount() > 0) {
        heap.commit("events", shop -> addEvents(shop, data.eventCount()));
      }
    }
  }

  private static void addSome(ShopDraft shop, Iterator<CustomerData> customers) {
    for (int i = 0; i < CUSTOMERS_PER_COMMIT && customers.hasNext(); i++) {
      CustomerData data = customers.next();
      shop.customers().put(data.key(), customer(data));
    }
  }

  private static CustomerDraft customer(CustomerData data) {
    CustomerDraft customer =
        new CustomerDraft()
            .name(data.name())
            .email(data.email())
            .city(data.city())
            .score(data.score())
            .active(data.active())
            .created(data.created());
    for (OrderData order : data.orders()) {
      customer.orders().add(order(order).customer(customer));
    }
    return customer;
  }

  private static OrderDraft order(OrderData data) {
    return new OrderDraft()
        .number(data.number())
        .item(data.item())
        .quantity(data.quantity())
        .price(data.price())
        .placed(data.placed());
  }

  private static void addEvents(ShopDraft shop, int count) {
    for (int i = 0; i < count; i++) {
      shop.events().add(Dataset.event(i));
    }
  }

  @Override
  public Reader reader(Path folder) {
    return new DurableReader(DurableHeap.openReadOnly(file(folder), ShopDraft.TYPE));
  }

  @Override
  public Writer writer(Path folder) {
    return new DurableWriter(DurableHeap.open(file(folder), ShopDraft.TYPE));
  }
}
