package dev.durable.torture;

import dev.durable.DurableHeap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The process that is killed: opens a heap and commits, and says each version that was
 * acknowledged. What a version holds follows from its number, so that whoever comes later knows it.
 */
final class KillChild {

  static final String OPENING = "opening";

  private KillChild() {}

  /**
   * Does that until it is killed.
   *
   * @param args the file
   */
  public static void main(String[] args) {
    System.out.println(OPENING);
    try (DurableHeap<Bank, BankDraft> heap = open(Path.of(args[0]))) {
      long version = heap.snapshot().version();
      System.out.println(version);
      while (version < Long.MAX_VALUE) {
        List<Change> changes = changes(version + 1);
        version = heap.commit("", bank -> changes.forEach(c -> c.on(bank))).version();
        System.out.println(version);
      }
    }
  }

  static DurableHeap<Bank, BankDraft> open(Path file) {
    return DurableHeap.open(file, BankDraft.TYPE, bank -> bank.name("new"));
  }

  /** The bank of the later version, where this is that of the earlier one. */
  static BankModel follow(BankModel model, long version, long later) {
    BankModel next = model;
    for (long v = version + 1; v <= later; v++) {
      next = next.after(changes(v));
    }
    return next;
  }

  private static List<Change> changes(long version) {
    Random random = new Random(version);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i <= version % 3; i++) {
      changes.add(Change.any(random));
    }
    if (version % 50 == 0) {
      changes.add(new Change.Lock(random.nextInt(200_000), version));
    }
    return changes;
  }
}
