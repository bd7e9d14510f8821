package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can be read of a block with bad frames, and how often it is checked for that. */
class DamagedBlockTest {

  private static final Path FILE = Path.of("a");
  private static final int COMMITS = 7;

  /** Where the values of the commits lie, all of them in the first block of data. */
  private final long[] values = new long[COMMITS];

  private final byte[] bytes = made();

  private byte[] made() {
    MemoryStorage storage = new MemoryStorage(1);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 100)) {
      values[0] = log.head().tableRoot();
      for (int i = 1; i < COMMITS; i++) {
        values[i] = Heaps.commit(log, 100).tableRoot();
      }
    }
    return storage.get(FILE);
  }

  private void damage(int commit) {
    bytes[(int) values[commit] + 50] ^= 1;
  }

  /** A log whose mapping is the array, so that what is damaged later is read. */
  private Log open() {
    MemoryStorage storage = new MemoryStorage(1);
    storage.adopt(FILE, bytes);
    return HeapFiles.openToRead(storage, FILE);
  }

  @Test
  void framesBetweenBadOnesAreReadInAnyOrderAndBadOnesNever() {
    damage(2);
    damage(5);
    try (Log log = open()) {
      for (int round = 0; round < COMMITS; round++) {
        for (int i = 0; i < COMMITS; i++) {
          int commit = (i * (round + 1) + round) % COMMITS;
          if (commit == 2 || commit == 5) {
            assertThrows(CorruptHeapException.class, () -> log.mapping().verify(values[commit]));
          } else {
            log.mapping().verify(values[commit]);
          }
        }
      }
    }
  }

  @Test
  void framesBehindABadOneAreCheckedOnce() {
    damage(2);
    damage(5);
    try (Log log = open()) {
      log.mapping().verify(values[3]);
      damage(4);
      log.mapping().verify(values[4]); // found whole with the one before
      log.mapping().verify(values[6]);
      assertThrows(CorruptHeapException.class, () -> log.mapping().verify(values[4]));
    }
  }
}
