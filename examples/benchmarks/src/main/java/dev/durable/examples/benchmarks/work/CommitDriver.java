package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Changes;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** One thread that commits as fast as it can; every commit is looked for afterwards. */
final class CommitDriver implements Driver {

  private static final int BATCH = 1_000;
  private static final int SCORES = 1_000_000;

  private final Work work;

  CommitDriver(Work work) {
    this.work = work;
  }

  @Override
  public Figures run(Task task) throws IOException {
    Changes changes = new Changes(task.data().eventCount());
    SplittableRandom random = new SplittableRandom(task.seed());
    int batch = work == Work.BATCH ? Math.min(BATCH, task.data().customerCount()) : 1;
    Figures figures = new Figures();
    long sizeBefore = Disk.sizeOf(task.folder());
    double all;
    try (Writer writer = task.store().writer(task.folder())) {
      Runnable commit = () -> commit(writer, task.data().customerCount(), batch, random, changes);
      int warm = repeat(commit, task.warm().toNanos()).count();

      long allocatedBefore = Allocation.soFar();
      long start = System.nanoTime();
      Times times = repeat(commit, task.measured().toNanos());
      double seconds = (System.nanoTime() - start) / 1e9;
      double count = (double) times.count() * batch;
      all = count + (double) warm * batch;
      figures.put(Figures.MAIN, count / seconds);
      times.report(figures);
      figures.put("allocated B", (Allocation.soFar() - allocatedBefore) / count);
    }
    // Closed: what a system has written ahead, or would clean up, is not counted.
    figures.put("file grows B", (Disk.sizeOf(task.folder()) - sizeBefore) / all);
    task.store().verify(task.folder(), changes);
    return figures;
  }

  private static Times repeat(Runnable commit, long nanos) {
    Times times = new Times();
    long begin = System.nanoTime();
    long before = begin;
    do {
      commit.run();
      long after = System.nanoTime();
      times.add(after - before);
      before = after;
    } while (before - begin < nanos);
    return times;
  }

  private void commit(
      Writer writer, int customers, int batch, SplittableRandom random, Changes changes) {
    switch (work) {
      case APPEND -> {
        writer.append(Dataset.event(changes.nextEvent()));
        changes.event();
      }
      case BATCH -> changeMany(writer, customers, batch, random, changes);
      default -> {
        long key = Dataset.key(random.nextInt(customers));
        int score = random.nextInt(SCORES);
        writer.change(key, score);
        changes.score(key, score);
      }
    }
  }

  private static void changeMany(
      Writer writer, int customers, int batch, SplittableRandom random, Changes changes) {
    Set<Long> keys = HashSet.newHashSet(batch);
    while (keys.size() < batch) {
      keys.add(Dataset.key(random.nextInt(customers)));
    }
    long[] all = keys.stream().mapToLong(Long::longValue).toArray();
    int[] scores = random.ints(batch, 0, SCORES).toArray();
    writer.change(all, scores);
    for (int i = 0; i < batch; i++) {
      changes.score(all[i], scores[i]);
    }
  }
}
