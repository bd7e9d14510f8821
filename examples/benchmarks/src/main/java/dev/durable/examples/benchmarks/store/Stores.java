package dev.durable.examples.benchmarks.store;

import dev.durable.examples.benchmarks.store.durable.DurableStore;
import dev.durable.examples.benchmarks.store.durable.DurableValuesStore;
import dev.durable.examples.benchmarks.store.eclipse.EclipseStore;
import dev.durable.examples.benchmarks.store.lmdb.LmdbStore;
import dev.durable.examples.benchmarks.store.mapped.MappedStore;
import dev.durable.examples.benchmarks.store.mvstore.MvStore;
import dev.durable.examples.benchmarks.store.plain.PlainStore;
import dev.durable.examples.benchmarks.store.raw.RawLogStore;
import dev.durable.examples.benchmarks.store.sqlite.SqliteStore;
import java.util.List;

/** All systems, by the name they have on the command line. */
public final class Stores {

  /** In the order of tables: limits, then Durable, then peers. */
  public static final List<String> NAMES =
      List.of(
          "plain",
          "mapped",
          "raw",
          "raw-growing",
          "durable",
          "durable-values",
          "mvstore",
          "lmdb",
          "sqlite",
          "eclipsestore",
          "eclipsestore-forced");

  private Stores() {}

  /** One system; no class of any other is loaded. */
  public static Store named(String name) {
    return switch (name) {
      case "plain" -> new PlainStore();
      case "mapped" -> new MappedStore();
      case "raw" -> new RawLogStore(true);
      case "raw-growing" -> new RawLogStore(false);
      case "durable" -> new DurableStore();
      case "durable-values" -> new DurableValuesStore();
      case "mvstore" -> new MvStore();
      case "lmdb" -> new LmdbStore();
      case "sqlite" -> new SqliteStore();
      case "eclipsestore" -> new EclipseStore(false);
      case "eclipsestore-forced" -> new EclipseStore(true);
      default ->
          throw new IllegalArgumentException(
              "There is no system " + name + "; there are " + NAMES + ".");
    };
  }
}
