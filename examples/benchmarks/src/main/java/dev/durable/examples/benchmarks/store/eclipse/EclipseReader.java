package dev.durable.examples.benchmarks.store.eclipse;

import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.data.Profile;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.plain.PlainReader;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/** Reads ordinary objects, once they are loaded. */
final class EclipseReader implements Reader {

  private final EclipseRoot root;
  private final PlainReader objects;

  EclipseReader(EclipseRoot root, EmbeddedStorageManager storage) {
    this.root = root;
    this.objects = new PlainReader(root.shop(), storage::shutdown);
  }

  @Override
  public Profile locate(long key) {
    return objects.locate(key);
  }

  @Override
  public long firstPrice(long key) {
    return objects.firstPrice(key);
  }

  @Override
  public long visit(long key) {
    return objects.visit(key);
  }

  @Override
  public long scan() {
    return objects.scan();
  }

  @Override
  public int eventCount() {
    return root.events().size();
  }

  @Override
  public EventData event(int index) {
    return root.events().get(index);
  }

  @Override
  public void close() {
    objects.close();
  }
}
