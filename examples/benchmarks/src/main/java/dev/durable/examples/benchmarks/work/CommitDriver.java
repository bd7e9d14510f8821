package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Changes;
import dev.durable.examples.benchmarks.store.Work;
import dev.durable.examples.benchmarks.store.Writer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One thread that commits as fast as it can; every commit is looked for afterwards. */
final class CommitDriver implements Driver {

  private static final int BATCH = 1_000;
  private static final int SCORES = 1_000_000;

  private final Work work;
  private final Turns turns;

  CommitDriver(Work work, Turns turns) {
    this.work = work;
    this.turns = turns;
  }

  @Override
  public Figures run(Task task) throws IOException, InterruptedException {
    Changes changes = new Changes(task.data());
    SplittableRandom random = new SplittableRandom(task.seed());
    int batch = work == Work.BATCH ? Math.min(BATCH, task.data().customerCount()) : 1;
    Figures figures = new Figures();
    long sizeBefore = Disk.sizeOf(task.folder());
    Slices warm = new Slices();
    Slices measured = new Slices();
    try (Writer writer = task.store().writer(task.folder())) {
      Supplier<Slices.Commit> commit =
          () -> commit(writer, task.data().customerCount(), batch, random, changes);
      WarmUp.run(
          task.warm(),
          System::nanoTime,
          nanos -> {
            warm.add(commit, nanos);
            return (long) warm.count() * batch;
          });
      writer.settle();
      while (turns.await()) {
        measured.add(commit, task.measured().toNanos());
        writer.settle();
      }
    }
    measured.report(figures, batch);
    double all = (double) (warm.count() + measured.count()) * batch;
    // Closed: what a system has written ahead, or would clean up, is not counted.
    figures.put("file grows B", (Disk.sizeOf(task.folder()) - sizeBefore) / all);
    task.store().verify(task.folder(), changes);
    return figures;
  }

  private Slices.Commit commit(
      Writer writer, int customers, int batch, SplittableRandom random, Changes changes) {
    return switch (work) {
      case APPEND -> {
        EventData event = Dataset.event(changes.nextEvent());
        yield new Slices.Commit(() -> writer.append(event), changes::event);
      }
      case BATCH -> manyChanges(writer, customers, batch, random, changes);
      default -> {
        long key = Dataset.key(random.nextInt(customers));
        int score = random.nextInt(SCORES);
        yield new Slices.Commit(() -> writer.change(key, score), () -> changes.score(key, score));
      }
    };
  }

  private static Slices.Commit manyChanges(
      Writer writer, int customers, int batch, SplittableRandom random, Changes changes) {
    Set<Long> keys = HashSet.newHashSet(batch);
    while (keys.size() < batch) {
      keys.add(Dataset.key(random.nextInt(customers)));
    }
    long[] all = keys.stream().mapToLong(Long::longValue).toArray();
    int[] scores = random.ints(batch, 0, SCORES).toArray();
    return new Slices.Commit(
        () -> writer.change(all, scores),
        () -> {
          for (int i = 0; i < batch; i++) {
            changes.score(all[i], scores[i]);
          }
        });
  }
}
