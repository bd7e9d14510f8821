package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.error.DurableException;
import dev.durable.internal.io.FaultyStorage.Kind;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
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

  private static final long GROWTH = 8 << 10;
  private static final Change NEXT = new Change.Open("after the fault", 1);

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
      running.forEach(CrashSuite::await);
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
      check(player);
    } catch (DurableException | Violation | IllegalStateException e) {
      String which = workload + ", " + kind + (forever ? " from call " : " at call ") + call;
      throw new Violation(which + ", seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void check(Player player) {
    MemoryStorage memory = player.memory();
    Expectation expectation = player.ledger().expectation();
    if (!memory.exists(Player.FILE)) {
      if (expectation.acknowledged() >= 0) {
        throw new Violation("the heap is gone");
      }
      return;
    }
    // the power fails now, and what was not forced is lost
    open(of(memory.device(Player.FILE)), expectation);
    // or only the process ends, and the page cache stays
    MemoryStorage survivor = memory.survivor(seed + 1).growth(GROWTH);
    Expectation found = open(survivor, expectation);
    // and then the power fails
    open(of(survivor.device(Player.FILE)), found);
  }

  private MemoryStorage of(byte[] file) {
    MemoryStorage storage = new MemoryStorage(seed + 2).growth(GROWTH);
    storage.adopt(Player.FILE, file);
    return storage;
  }

  /** Opens, checks, commits, and says what must be found from then on. */
  private static Expectation open(MemoryStorage storage, Expectation expectation) {
    try (DurableHeap<Bank, BankDraft> heap =
        new Engine(storage).open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), b -> {})) {
      long version = heap.snapshot().version();
      BankModel model = expectation.requireNewest(heap.snapshot());
      heap.commit("next", NEXT::on);
      BankModel next = model.after(List.of(NEXT));
      Expectation left = expectation.seen(version, model).begun(next).seen(version + 1, next);
      left.requireNewest(heap.snapshot());
      return left;
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
