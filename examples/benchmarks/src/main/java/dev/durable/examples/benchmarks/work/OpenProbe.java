package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that opens a store, and asks for one name and one price.
 *
 * <p>The clock runs from the first line of {@code main}: what comes before is the same for all.
 * Nothing here may load classes that a system would have to load itself.
 */
public final class OpenProbe {

  private OpenProbe() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    Store store = Stores.named(args[0]);
    Reader reader = store.reader(Path.of(args[1]));
    String name = reader.locate(Dataset.key(0)).name();
    long price = reader.firstPrice(Dataset.key(0));
    long end = System.nanoTime();

    WrongResultException.unlessEqual("The first name", Dataset.customer(0).name(), name);
    WrongResultException.unlessEqual(
        "The first price", Dataset.customer(0).orders().getFirst().price(), price);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    reader.close();
    System.out.print(
        new Figures().put(Figures.MAIN, (end - start) / 1e6).put("heap MB", heap).lines());
  }
}
