package dev.durable.examples.benchmarks.store.mvstore;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;

/**
 * H2's MVStore as <a href="https://h2database.com/html/mvstore.html">its page</a> tells: maps with
 * data types of our own, {@code commit()} for a version, {@code sync()} to have it on the device. A
 * customer with its orders is one value.
 */
public final class MvStore implements Store {

  static MVMap<Long, CustomerData> customers(MVStore store) {
    return store.openMap(
        "customers",
        new MVMap.Builder<Long, CustomerData>()
            .keyType(LongDataType.INSTANCE)
            .valueType(new CustomerType()));
  }

  static MVMap<Long, EventData> events(MVStore store) {
    return store.openMap(
        "events",
        new MVMap.Builder<Long, EventData>()
            .keyType(LongDataType.INSTANCE)
            .valueType(new EventType()));
  }

  private static MVStore.Builder file(Path folder) {
    return new MVStore.Builder().fileName(folder.resolve("shop.mv").toString());
  }

  @Override
  public String title() {
    return "H2 MVStore 2.4.240";
  }

  @Override
  public List<String> libraries() {
    return List.of("h2-mvstore");
  }

  @Override
  public Role role() {
    return Role.PEER;
  }

  @Override
  public Survives survives() {
    return Survives.POWER_LOSS;
  }

  @Override
  public Set<Work> works() {
    return EnumSet.complementOf(EnumSet.of(Work.THREADS, Work.MEMORY));
  }

  @Override
  public void load(Path folder, Dataset data) {
    try (MVStore store = file(folder).open()) {
      MVMap<Long, CustomerData> customers = customers(store);
      data.customers().forEach(each -> customers.put(each.key(), each));
      MVMap<Long, EventData> events = events(store);
      for (int i = 0; i < data.eventCount(); i++) {
        events.put((long) i, Dataset.event(i));
      }
      store.commit();
      store.sync();
    }
  }

  @Override
  public Reader reader(Path folder) {
    return new MvReader(file(folder).readOnly().open());
  }

  /** Versions are made by {@code commit()} alone, not by a thread in the background. */
  @Override
  public Writer writer(Path folder) {
    return new MvWriter(file(folder).autoCommitDisabled().open());
  }
}
