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
      new Visits(reader, random, customers).visit(WARM);
    }
    Figures figures = new Figures();
    try (Reader reader = task.store().reader(task.folder())) {
      Visits first = new Visits(reader, random, customers);
      first.visit(FIRST);
      long start = System.nanoTime();
      long sum = reader.scan();
      double scanned = (System.nanoTime() - start) / 1e9;
      WrongResultException.unlessEqual("The sum of all orders", task.data().scanned(), sum);

      Visits later = new Visits(reader, random, customers);
      while (later.nanos < task.measured().toNanos()) {
        later.visit(CHUNK);
      }
      figures
          .put(Figures.MAIN, (double) later.nanos / later.count)
          .put("first touch ns", (double) first.nanos / first.count)
          .put("first scan objects/s", task.data().objectCount() / scanned)
          .put("allocated B", (double) later.allocated / later.count);
    }
    return figures.put("file MB", Disk.sizeOf(task.folder()) / 1e6);
  }

  /** What visits have cost so far; making keys and checking answers are not counted. */
  private static final class Visits {

    private final Reader reader;
    private final SplittableRandom random;
    private final int customers;
    private long count;
    private long nanos;
    private long allocated;

    Visits(Reader reader, SplittableRandom random, int customers) {
      this.reader = reader;
      this.random = random;
      this.customers = customers;
    }

    void visit(int more) {
      int[] numbers = random.ints(more, 0, customers).toArray();
      long[] keys = new long[more];
      long expected = 0;
      for (int i = 0; i < more; i++) {
        keys[i] = Dataset.key(numbers[i]);
        expected += Dataset.visited(numbers[i]);
      }
      long allocatedBefore = Allocation.soFar();
      long start = System.nanoTime();
      long found = 0;
      for (long key : keys) {
        found += reader.visit(key);
      }
      nanos += System.nanoTime() - start;
      allocated += Allocation.soFar() - allocatedBefore;
      count += more;
      WrongResultException.unlessEqual("The sum of the visits", expected, found);
    }
  }
}
