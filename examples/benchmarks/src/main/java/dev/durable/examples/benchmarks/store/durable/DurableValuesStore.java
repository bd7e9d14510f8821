package dev.durable.examples.benchmarks.store.durable;

import dev.durable.DurableHeap;
import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.durable.model.AccountDraft;
import dev.durable.examples.benchmarks.store.durable.model.Ledger;
import dev.durable.examples.benchmarks.store.durable.model.LedgerDraft;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Durable with its default options; orders are records, values inside of their customers. */
public final class DurableValuesStore implements Store {

  private static final int CUSTOMERS_PER_COMMIT = 100_000;

  private static Path file(Path folder) {
    return folder.resolve("ledger.dheap");
  }

  @Override
  public String title() {
    return "Durable, orders as values";
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
    return Set.of(Work.LOAD, Work.LOOKUP, Work.SCAN, Work.FIRST_SCAN);
  }

  @Override
  public void load(Path folder, Dataset data) {
    try (DurableHeap<Ledger, LedgerDraft> heap = DurableHeap.open(file(folder), LedgerDraft.TYPE)) {
      Iterator<CustomerData> customers = data.customers().iterator();
      while (customers.hasNext()) {
        heap.commit("accounts", ledger -> addSome(ledger, customers));
      }
    }
  }

  private static void addSome(LedgerDraft ledger, Iterator<CustomerData> customers) {
    for (int i = 0; i < CUSTOMERS_PER_COMMIT && customers.hasNext(); i++) {
      CustomerData data = customers.next();
      ledger
          .accounts()
          .put(
              data.key(),
              new AccountDraft()
                  .name(data.name())
                  .email(data.email())
                  .city(data.city())
                  .score(data.score())
                  .active(data.active())
                  .created(data.created())
                  .orders(data.orders()));
    }
  }

  @Override
  public Reader reader(Path folder) {
    return new DurableValuesReader(DurableHeap.openReadOnly(file(folder), LedgerDraft.TYPE));
  }
}
