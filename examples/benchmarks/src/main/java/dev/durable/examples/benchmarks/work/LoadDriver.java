package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Loads everything into new stores, several times: the first load runs in a cold JVM and is told
 * separately, the figure is the median of the others.
 */
final class LoadDriver implements Driver {

  private static final int LOADS = 4;

  @Override
  public Figures run(Task task) throws IOException {
    Dataset data = Dataset.inMemory(task.data().customerCount(), 0);
    double[] rates = new double[LOADS];
    double bytesPerObject = 0;
    for (int i = 0; i < LOADS; i++) {
      Path folder = Files.createTempDirectory(task.folder(), "load");
      System.gc();
      long start = System.nanoTime();
      task.store().load(folder, data);
      rates[i] = data.objectCount() * 1e9 / (System.nanoTime() - start);
      bytesPerObject = (double) Disk.sizeOf(folder) / data.objectCount();
      check(task.store(), folder, data);
      Disk.delete(folder);
    }
    return new Figures()
        .put(Figures.MAIN, median(Arrays.copyOfRange(rates, 1, LOADS)))
        .put("objects/s, cold", rates[0])
        .put("B/object", bytesPerObject);
  }

  private static void check(Store store, Path folder, Dataset data) throws IOException {
    try (Reader reader = store.reader(folder)) {
      WrongResultException.unlessEqual("The sum of all orders", data.scanned(), reader.scan());
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
