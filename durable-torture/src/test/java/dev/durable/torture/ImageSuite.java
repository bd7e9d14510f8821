package dev.durable.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Plays workloads and looks at the files that may be left at each of their moments. */
abstract class ImageSuite {

  static final long GROWTH = 8 << 10;

  final DistinctCount distinct = new DistinctCount();

  /** Set by who finds one; then the others end. */
  final AtomicBoolean violated = new AtomicBoolean();

  final long distinct() {
    return distinct.count();
  }

  /** Opens the files of a moment. */
  abstract void enumerate(Moment moment, long seed);

  /** Plays one workload. */
  final void run(Workload workload, long seed, ExecutorService threads) {
    Player player = workload.player(seed, true);
    workload.play(player);
    List<Future<?>> running = new ArrayList<>();
    long momentSeed = seed;
    for (Moment moment : player.moments()) {
      long mine = momentSeed++;
      running.add(threads.submit(() -> enumerate(moment, mine)));
    }
    running.forEach(ImageSuite::await);
  }

  static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Violation violation) {
        throw violation;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Plays all workloads with one seed after another until so many different files were opened. */
  final void runUntil(long images, long firstSeed, int threads) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (long seed = firstSeed; distinct() < images; seed++) {
        for (Workload workload : Workload.values()) {
          run(workload, seed, executor);
        }
        System.out.println("seed " + seed + ": " + this);
      }
    }
  }
}
