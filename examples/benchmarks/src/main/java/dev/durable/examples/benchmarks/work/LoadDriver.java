package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Loads everything into new stores, several times: the first load runs in a cold JVM and is told
 * separately, the figure is the median of some loads after others that only warm up.
 */
final class LoadDriver implements Driver {

  private static final int MEASURED = 3;
  private static final int MOST_MEASURED = 9;

  /** More loads than the least are measured while all together have taken less than this. */
  private static final Duration MEASURING = Duration.ofSeconds(2);

  private static final Duration CLEANING = Duration.ofMillis(60);

  @Override
  public Figures run(Task task) throws IOException {
    Dataset data = Dataset.inMemory(task.data().customerCount(), 0);
    long begin = System.nanoTime();
    Load cold = load(task, data);
    while (System.nanoTime() - begin < task.warm().toNanos()) {
      load(task, data);
    }
    long measuring = System.nanoTime();
    double[] rates = new double[MOST_MEASURED];
    int count = 0;
    while (count < MEASURED
        || (count < MOST_MEASURED && System.nanoTime() - measuring < MEASURING.toNanos())) {
      rates[count++] = load(task, data).rate;
    }
    return new Figures()
        .put(Figures.MAIN, median(Arrays.copyOf(rates, count)))
        .put("objects/s, cold", cold.rate)
        .put("B/object", cold.bytesPerObject);
  }

  private record Load(double rate, double bytesPerObject) {}

  private static Load load(Task task, Dataset data) throws IOException {
    Path folder = Files.createTempDirectory(task.folder(), "load");
    settle(task.folder());
    long start = System.nanoTime();
    task.store().load(folder, data);
    double rate = data.objectCount() * 1e9 / (System.nanoTime() - start);
    double bytesPerObject = (double) Disk.sizeOf(folder) / data.objectCount();
    check(task.store(), folder, data);
    Disk.delete(folder);
    return new Load(rate, bytesPerObject);
  }

  /**
   * Until the load before is gone: where its file is still mapped, the collector's cleaner removes
   * it, and its deletion would be flushed together with the next file.
   */
  private static void settle(Path folder) throws IOException {
    System.gc();
    try {
      Thread.sleep(CLEANING);
    } catch (InterruptedException e) {
      throw new IOException("Interrupted between two loads", e);
    }
    Disk.flush(folder);
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
