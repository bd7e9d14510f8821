package dev.durable.examples.benchmarks.store.mvstore;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Changes maps, makes a version, and forces it. */
final class MvWriter implements Writer {

  private final MVStore store;
  private final MVMap<Long, CustomerData> customers;
  private final MVMap<Long, EventData> events;

  MvWriter(MVStore store) {
    this.store = store;
    this.customers = MvStore.customers(store);
    this.events = MvStore.events(store);
  }

  @Override
  public void change(long key, int score) {
    put(key, score);
    commit();
  }

  @Override
  public void change(long[] keys, int[] scores) {
    for (int i = 0; i < keys.length; i++) {
      put(keys[i], scores[i]);
    }
    commit();
  }

  private void put(long key, int score) {
    customers.computeIfPresent(key, (_, old) -> old.withScore(score));
  }

  @Override
  public void append(EventData event) {
    events.append(events.sizeAsLong(), event);
    commit();
  }

  private void commit() {
    store.commit();
    store.sync();
  }

  @Override
  public void close() {
    store.close();
  }
}
