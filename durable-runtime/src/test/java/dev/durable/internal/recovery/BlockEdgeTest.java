package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The first commit of an opening is found after a crash, wherever in its block it begins. */
class BlockEdgeTest {

  private static final Path FILE = Path.of("heap");
  private static final long SEED = 1;
  private static final long BLOCK = 1 << 16;

  @Test
  void theFirstCommitAfterAnOpeningSurvivesAlsoWhereItsAnnouncementGoesToTheNextBlock() {
    int atTheEdge = 0;
    for (int length = 56_000; length < 57_400; length += 8) {
      MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
      long rest;
      try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, length)) {
        rest = BLOCK - log.head().end() % BLOCK;
      }
      atTheEdge += rest <= 96 ? 1 : 0;
      Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT);
      Heaps.commit(log, 100);
      MemoryStorage crashed = new MemoryStorage(SEED + 1).growth(8 << 10);
      crashed.put(FILE, storage.device(FILE));
      try (Log again = HeapFiles.openToWrite(crashed, FILE, Heaps.COMMIT)) {
        assertEquals(1, again.head().sequence(), rest + " bytes were left in the block");
        Heaps.checkAll(again);
      }
      assertTrue(
          HeapInspection.verify(crashed, FILE, (done, total) -> {}).damages().stream()
              .noneMatch(damage -> damage.message().contains("announced")),
          () -> rest + " bytes were left in the block");
      log.close();
    }
    assertTrue(atTheEdge >= 8, atTheEdge + " at the edge");
  }
}
