package dev.durable.torture;

import dev.durable.error.DurableException;
import dev.durable.internal.io.FaultyStorage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays workloads in which one call to the storage fails, or all from one on; and holds what is
 * left to the promises: whoever got an answer can rely on it, whether the process goes on, ends, or
 * the power fails too.
 */
final class FaultSuite {

  private final long seed;
  private final AtomicLong cases = new AtomicLong();

  FaultSuite(long seed) {
    this.seed = seed;
  }

  long cases() {
    return cases.get();
  }

  /** All workloads and kinds; of the calls each of that distance from the one before. */
  void runAll(int threads, int stride) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (Workload workload : Workload.values()) {
        for (Kind kind : Kind.values()) {
          running.add(executor.submit(() -> run(workload, kind, stride)));
        }
      }
      running.forEach(ImageSuite::await);
    }
  }

  /** One workload and kind, and of the calls each of that distance from the one before. */
  void run(Workload workload, Kind kind, int stride) {
    Player clean = workload.player(seed, false);
    workload.play(clean);
    for (long call = kind.name().length() % stride; call < clean.faults.calls(); call += stride) {
      run(workload, kind, call, false);
      run(workload, kind, call, true);
    }
  }

  private void run(Workload workload, Kind kind, long call, boolean forever) {
    cases.incrementAndGet();
    Player player = workload.player(seed, false);
    if (forever) {
      player.faults.failAlwaysAfter(call, kind);
    } else {
      player.faults.failAfter(call, kind);
    }
    try {
      workload.play(player);
      new Aftermath(seed).check(player.memory(), player.ledger().expectation());
    } catch (DurableException | Violation | IllegalStateException e) {
      String which = workload + ", " + kind + (forever ? " from call " : " at call ") + call;
      throw new Violation(which + ", seed " + seed + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return cases + " faults, seed " + seed;
  }

  /** Runs it by hand: seed, threads, stride. */
  public static void main(String[] args) {
    long begin = System.nanoTime();
    FaultSuite suite = new FaultSuite(Long.parseLong(args[0]));
    suite.runAll(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println(suite + " in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
  }
}
