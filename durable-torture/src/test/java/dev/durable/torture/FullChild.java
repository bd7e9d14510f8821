package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.error.HeapIoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that commits until there is no room for its file any more, and then looks at it. */
final class FullChild {

  private static final int LOCK = 50_000;

  private final Path file;
  private final Ledger ledger = new Ledger(new BankModel("new"));
  private DurableHeap<Bank, BankDraft> heap;
  private int commits;
  private int refusals;

  private FullChild(Path file) {
    this.file = file;
    this.heap = open();
  }

  /**
   * Does that.
   *
   * @param args the file, and a file to delete when there is no room left
   */
  public static void main(String[] args) throws Exception {
    FullChild child = new FullChild(Path.of(args[0]));
    child.fill(args.length > 1 ? List.of(Path.of(args[1])) : List.of());
    child.end();
  }

  private DurableHeap<Bank, BankDraft> open() {
    return DurableHeap.open(file, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"));
  }

  /** Commits until it is refused, then makes room, and does so again. */
  private void fill(List<Path> ballast) throws IOException {
    List<Path> left = new ArrayList<>(ballast);
    while (true) {
      if (!commit()) {
        if (heap.snapshot().version() == 0) {
          throw new Violation("there was room, but nothing was committed");
        }
        commit(); // still
        if (left.isEmpty()) {
          return;
        }
        Files.delete(left.remove(0));
        if (!commit()) {
          throw new Violation("there was room again, but nothing was committed");
        }
      }
    }
  }

  /** Returns whether it was acknowledged. */
  private boolean commit() {
    commits++;
    List<Change> changes =
        List.of(new Change.Lock(LOCK, commits), new Change.Open("o" + commits % 40, commits));
    List<Ledger.State> next = ledger.begin(changes);
    try {
      long version = heap.commit("", bank -> changes.forEach(c -> c.on(bank))).version();
      ledger.committed(next, version, true);
      return true;
    } catch (HeapIoException refused) {
      refusals++;
      ledger.refused(next);
      ledger.expectation().requireNewest(heap.snapshot());
      return false;
    }
  }

  private void end() {
    ledger.expectation().requireNewest(heap.snapshot());
    heap.close();
    if (!DurableHeap.verify(file).ok()) {
      throw new Violation(DurableHeap.verify(file).toString());
    }
    heap = open();
    ledger.reopened(heap.snapshot());
    System.out.println(refusals + " refusals, then version " + heap.snapshot().version());
    heap.close();
  }
}
