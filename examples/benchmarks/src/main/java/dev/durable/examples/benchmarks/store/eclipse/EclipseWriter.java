package dev.durable.examples.benchmarks.store.eclipse;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import dev.durable.examples.benchmarks.store.plain.PlainCustomer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/** Changes objects and stores them. */
final class EclipseWriter implements Writer {

  private final EclipseRoot root;
  private final EmbeddedStorageManager storage;
  private final Runnable flush;

  EclipseWriter(EclipseRoot root, EmbeddedStorageManager storage, Runnable flush) {
    this.root = root;
    this.storage = storage;
    this.flush = flush;
  }

  @Override
  public synchronized void change(long key, int score) {
    PlainCustomer customer = root.shop().customer(key);
    customer.score(score);
    storage.store(customer);
    flush.run();
  }

  @Override
  public synchronized void change(long[] keys, int[] scores) {
    List<PlainCustomer> changed = new ArrayList<>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      PlainCustomer customer = root.shop().customer(keys[i]);
      customer.score(scores[i]);
      changed.add(customer);
    }
    storage.storeAll(changed);
    flush.run();
  }

  @Override
  public synchronized void append(EventData event) {
    root.events().add(event);
    storage.store(root.events());
    flush.run();
  }

  @Override
  public void close() {
    storage.shutdown();
  }
}
