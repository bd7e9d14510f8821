package dev.durable.examples.benchmarks.store.eclipse;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import dev.durable.examples.benchmarks.store.plain.PlainCustomer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/** Changes objects and stores them. */
final class EclipseWriter implements Writer {

  private final EclipseRoot root;
  private final EmbeddedStorageManager storage;
  private final Flush flush;
  private final boolean forced;

  EclipseWriter(EclipseRoot root, EmbeddedStorageManager storage, Flush flush, boolean forced) {
    this.root = root;
    this.storage = storage;
    this.flush = flush;
    this.forced = forced;
  }

  @Override
  public synchronized void change(long key, int score) {
    PlainCustomer customer = root.shop().customer(key);
    customer.score(score);
    storage.store(customer);
    stored();
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
    stored();
  }

  @Override
  public synchronized void append(EventData event) {
    root.events().add(event);
    storage.store(root.events());
    stored();
  }

  private void stored() {
    if (forced) {
      flush.newest();
    }
  }

  /**
   * In the forced form too: what its housekeeping moves to other files is not flushed by stores.
   */
  @Override
  public void settle() throws IOException {
    flush.channel();
  }

  @Override
  public void close() {
    storage.shutdown();
  }
}
