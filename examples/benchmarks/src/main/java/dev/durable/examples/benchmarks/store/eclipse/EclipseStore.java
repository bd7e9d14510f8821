package dev.durable.examples.benchmarks.store.eclipse;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.embedded.types.EmbeddedStorageManager;

/**
 * EclipseStore as <a href="https://docs.eclipsestore.io/manual/storage/getting-started.html">its
 * manual</a> tells: ordinary objects, all of them loaded, and changed ones stored explicitly. The
 * growing list of events is one of its <a
 * href="https://docs.eclipsestore.io/manual/storage/loading-data/lazy-loading/lazy-collections.html">
 * lazy collections</a>, which store the segments that changed.
 *
 * <p>Version 2.1.3 flushes nothing to the device. In the forced form we flush what a call has
 * written, so that it can be compared with systems that do.
 */
public final class EclipseStore implements Store {

  private final boolean forced;

  public EclipseStore(boolean forced) {
    this.forced = forced;
  }

  private static Path storage(Path folder) {
    return folder.resolve("storage");
  }

  @Override
  public String title() {
    return forced ? "EclipseStore 2.1.3, forced" : "EclipseStore 2.1.3";
  }

  @Override
  public List<String> libraries() {
    return List.of("storage", "afs", "base", "persistence", "slf4j-");
  }

  @Override
  public Role role() {
    return Role.PEER;
  }

  @Override
  public Survives survives() {
    return forced ? Survives.POWER_LOSS : Survives.PROCESS_END;
  }

  /** Opening loads everything, so a first scan is like any other. */
  @Override
  public Set<Work> works() {
    return forced
        ? EnumSet.of(Work.LOAD, Work.CHANGE, Work.APPEND, Work.BATCH)
        : EnumSet.complementOf(EnumSet.of(Work.FIRST_SCAN, Work.THREADS, Work.MEMORY));
  }

  /** Reads fields of records and JDK classes. */
  @Override
  public List<String> jvmFlags() {
    return List.of(
        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--add-opens=java.base/java.time=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  @Override
  public void load(Path folder, Dataset data) throws IOException {
    EclipseRoot root = new EclipseRoot();
    for (CustomerData customer : data.customers()) {
      root.shop().add(customer);
    }
    for (int i = 0; i < data.eventCount(); i++) {
      root.events().add(Dataset.event(i));
    }
    try (EmbeddedStorageManager storage = EmbeddedStorage.start(root, storage(folder))) {
      storage.storeRoot();
    }
    if (forced) {
      new Flush(storage(folder)).all();
    }
  }

  private static EmbeddedStorageManager open(Path folder, EclipseRoot root) {
    return EmbeddedStorage.start(root, storage(folder));
  }

  @Override
  public Reader reader(Path folder) {
    EclipseRoot root = new EclipseRoot();
    return new EclipseReader(root, open(folder, root));
  }

  @Override
  public Writer writer(Path folder) {
    EclipseRoot root = new EclipseRoot();
    EmbeddedStorageManager storage = open(folder, root);
    Flush flush = new Flush(storage(folder));
    return new EclipseWriter(root, storage, flush, forced);
  }
}
