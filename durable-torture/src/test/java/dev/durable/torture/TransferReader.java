package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/** Adds up all balances, over and over, beside a process that moves money between them. */
final class TransferReader {

  private TransferReader() {}

  /**
   * Does that until its input ends; fails when money was made or lost, or time went back.
   *
   * @param args the file, the sum
   */
  public static void main(String[] args) throws IOException {
    long sum = Long.parseLong(args[1]);
    long looks = 0;
    long versions = 0;
    long last = -1;
    try (var heap = DurableHeap.openReadOnly(Path.of(args[0]), BankDraft.TYPE)) {
      while (System.in.available() == 0) {
        Snapshot<Bank> snapshot = heap.refresh();
        long found = snapshot.root().accounts().values().stream().mapToLong(Account::balance).sum();
        if (found != sum || snapshot.version() < last) {
          throw new Violation("version " + snapshot.version() + " has " + found + ", not " + sum);
        }
        versions += snapshot.version() > last ? 1 : 0;
        last = snapshot.version();
        looks++;
      }
    }
    System.out.println(looks + " looks at " + versions + " versions");
  }
}
