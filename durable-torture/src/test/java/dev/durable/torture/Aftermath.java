package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.List;

/**
 * Holds what a fault has left to the promises: whoever got an answer can rely on it, whether the
 * power fails, the process ends, or one after the other; and one more commit works.
 */
final class Aftermath {

  private static final long GROWTH = 8 << 10;
  private static final Change NEXT = new Change.Open("after the fault", 1);

  private final long seed;

  Aftermath(long seed) {
    this.seed = seed;
  }

  /** Looks at the heap {@link Player#FILE} of a storage that nobody uses any more. */
  void check(MemoryStorage memory, Expectation expectation) {
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
}
