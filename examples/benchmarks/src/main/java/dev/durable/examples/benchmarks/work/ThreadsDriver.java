package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Changes;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One thread, and then eight, each committing changes of customers of its own. Both have their part
 * of each turn, so that they meet the same device.
 */
final class ThreadsDriver implements Driver {

  private static final int THREADS = 8;
  private static final int SCORES = 1_000_000;

  private final Turns turns;

  ThreadsDriver(Turns turns) {
    this.turns = turns;
  }

  @Override
  public Figures run(Task task) throws IOException, InterruptedException {
    List<Committer> committers = new ArrayList<>();
    Throughput one = new Throughput();
    Throughput all = new Throughput();
    try (Writer writer = task.store().writer(task.folder());
        ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        committers.add(new Committer(writer, task, i));
      }
      Throughput warm = new Throughput();
      WarmUp.run(
          task.warm(),
          System::nanoTime,
          nanos -> {
            commit(pool, committers, nanos, warm);
            return warm.commits();
          });
      writer.settle();
      while (turns.await()) {
        commit(pool, committers.subList(0, 1), task.measured().toNanos(), one);
        commit(pool, committers, task.measured().toNanos(), all);
        writer.settle();
      }
    }
    for (Committer committer : committers) {
      task.store().verify(task.folder(), committer.changes);
    }
    return new Figures()
        .put(Figures.MAIN, all.perSecond())
        .put("commits/s of one thread", one.perSecond())
        .put("times one thread", all.perSecond() / one.perSecond());
  }

  private static void commit(
      ExecutorService pool, List<Committer> committers, long nanos, Throughput throughput)
      throws InterruptedException {
    long start = System.nanoTime();
    List<Future<Integer>> running = new ArrayList<>();
    for (Committer committer : committers) {
      running.add(pool.submit(() -> committer.commitUntil(start + nanos)));
    }
    long commits = 0;
    for (Future<Integer> each : running) {
      try {
        commits += each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A thread failed.", e.getCause());
      }
    }
    throughput.add(commits, System.nanoTime() - start);
  }

  /** One thread's part: the customers whose number leaves its own number when divided. */
  private static final class Committer {

    private final Writer writer;
    private final int customers;
    private final int number;
    private final SplittableRandom random;
    private final Changes changes;

    Committer(Writer writer, Task task, int number) {
      this.writer = writer;
      this.customers = task.data().customerCount() / THREADS;
      this.number = number;
      this.random = new SplittableRandom(task.seed() * THREADS + number);
      this.changes = new Changes(task.data());
    }

    int commitUntil(long end) {
      int commits = 0;
      while (System.nanoTime() < end) {
        long key = Dataset.key(random.nextInt(customers) * THREADS + number);
        int score = random.nextInt(SCORES);
        writer.change(key, score);
        changes.score(key, score);
        commits++;
      }
      return commits;
    }
  }
}
