package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import java.io.IOException;
import java.nio.file.Path;

/** The process that fills a store for the works that need a filled one. */
public final class Prepare {

  private Prepare() {}

  public static void main(String[] args) throws IOException {
    Store store = Stores.named(args[0]);
    store.load(
        Path.of(args[1]), Dataset.generated(Integer.parseInt(args[2]), Integer.parseInt(args[3])));
  }
}
