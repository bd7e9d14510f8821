package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens, scans once, and closes, again and again: what a system checks or loads when it is first
 * touched is part of every scan, but compiling the code is not. Opening itself is not counted.
 */
final class FirstScanDriver implements Driver {

  private static final int LEAST = 5;

  @Override
  public Figures run(Task task) throws IOException {
    repeat(task, task.warm().toNanos());
    List<Long> times = repeat(task, task.measured().toNanos());
    times.sort(null);
    return new Figures()
        .put(Figures.MAIN, task.data().objectCount() * 1e9 / times.get(times.size() / 2));
  }

  private static List<Long> repeat(Task task, long nanos) throws IOException {
    long expected = task.data().scanned();
    List<Long> times = new ArrayList<>();
    long begin = System.nanoTime();
    while (times.size() < LEAST || System.nanoTime() - begin < nanos) {
      try (Reader reader = task.store().reader(task.folder())) {
        long start = System.nanoTime();
        long sum = reader.scan();
        times.add(System.nanoTime() - start);
        WrongResultException.unlessEqual("The sum of all orders", expected, sum);
      }
    }
    return times;
  }
}
