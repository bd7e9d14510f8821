package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Random customers of a heap much larger than the memory of the process.
 *
 * <p>A first opening compiles the code. In a second one some customers are visited while nothing of
 * the file was touched in this opening, then everything is touched once, then the figure is taken.
 */
final class MemoryDriver implements Driver {

  private static final int WARM = 200_000;
  private static final int FIRST = 5_000;
  private static final int CHUNK = 1_000;

  @Override
  public Figures run(Task task) throws IOException {
    SplittableRandom random = new SplittableRandom(task.seed());
    int customers = task.data().customerCount();
    try (Reader reader = task.store().reader(task.folder())) {
      visit(reader, random, customers, WARM);
    }
    Figures figures = new Figures();
    try (Reader reader = task.store().reader(task.folder())) {
      double first = visit(reader, random, customers, FIRST);
      long start = System.nanoTime();
      long sum = reader.scan();
      double scanned = (System.nanoTime() - start) / 1e9;
      WrongResultException.unlessEqual("The sum of all orders", task.data().scanned(), sum);

      long allocated = Allocation.soFar();
      long visits = 0;
      double nanos = 0;
      while (nanos < task.measured().toNanos()) {
        nanos += visit(reader, random, customers, CHUNK) * CHUNK;
        visits += CHUNK;
      }
      figures
          .put(Figures.MAIN, nanos / visits)
          .put("first touch ns", first)
          .put("first scan objects/s", task.data().objectCount() / scanned)
          .put("allocated B", (double) (Allocation.soFar() - allocated) / visits);
    }
    return figures.put("file MB", Disk.sizeOf(task.folder()) / 1e6);
  }

  /** Nanoseconds for each visit; making keys and checking answers are not counted. */
  private static double visit(Reader reader, SplittableRandom random, int customers, int count) {
    int[] numbers = random.ints(count, 0, customers).toArray();
    long[] keys = new long[count];
    long expected = 0;
    for (int i = 0; i < count; i++) {
      keys[i] = Dataset.key(numbers[i]);
      expected += Dataset.visited(numbers[i]);
    }
    long found = 0;
    long start = System.nanoTime();
    for (long key : keys) {
      found += reader.visit(key);
    }
    long took = System.nanoTime() - start;
    WrongResultException.unlessEqual("The sum of the visits", expected, found);
    return (double) took / count;
  }
}
