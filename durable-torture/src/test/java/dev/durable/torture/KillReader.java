package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/** Reads beside processes that are killed, and fails when it sees what nobody has committed. */
final class KillReader {

  private KillReader() {}

  /**
   * Does that until its input ends.
   *
   * @param args the file
   */
  public static void main(String[] args) throws IOException {
    BankModel model = new BankModel("new");
    long known = 0;
    long looks = 0;
    try (var heap = DurableHeap.openReadOnly(Path.of(args[0]), BankDraft.TYPE)) {
      while (System.in.available() == 0) {
        Snapshot<Bank> snapshot = heap.refresh();
        long version = snapshot.version();
        if (version < known) {
          throw new Violation("version " + known + " was there, now it is " + version);
        }
        if (looks++ % 100 == 0 || version > known) {
          model = KillChild.follow(model, known, version);
          known = version;
          String difference = model.difference(snapshot.root());
          if (difference != null) {
            throw new Violation("version " + version + ": " + difference);
          }
        }
      }
    }
    System.out.println(looks + " looks, up to version " + known);
  }
}
