package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapReport;
import dev.durable.ReadOnlyHeap;
import dev.durable.error.UntrustedHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.session.Engine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Heaps of strangers are copied, checked, and read from the copy. */
final class UntrustedTest {

  private static final long LIMIT = 1 << 20;

  private static ReadOnlyHeap<Thing> open(MemoryStorage storage, long limit) {
    return new Engine(storage).openUntrusted(Corpus.FILE, ThingDraft.TYPE, limit);
  }

  private static MemoryStorage with(byte[] file) {
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, file);
    return storage;
  }

  @Test
  void whatIsReadIsWhatWasCheckedWhoeverChangesTheFile() throws IOException {
    byte[] file = Corpus.collections().closed();
    MemoryStorage storage = with(file.clone());
    try (ReadOnlyHeap<Thing> heap = open(storage, LIMIT);
        ReadOnlyHeap<Thing> other = open(with(file), LIMIT);
        StorageFile attacked = storage.openToWrite(Corpus.FILE)) {
      attacked.write(8192, new byte[file.length - 8192], 0, file.length - 8192);
      assertEquals(Dump.of(other.snapshot()), Dump.of(heap.snapshot()));
      assertEquals(4, heap.refresh().version());
      assertEquals(Dump.of(other.at(1)), Dump.of(heap.at(1)));
    }
  }

  @Test
  void damageAnywhereIsRefusedWithTheListOfIt() {
    byte[] file = Corpus.collections().closed();
    file[9000] ^= 1; // in the first version, which nobody would read today
    UntrustedHeapException refused =
        assertThrows(UntrustedHeapException.class, () -> open(with(file), LIMIT));
    HeapReport report = refused.report();
    assertNotNull(report);
    assertTrue(report.damageCount() > 0);
    assertTrue(refused.getMessage().contains(report.damages().getFirst().toString()));
  }

  @Test
  void aFileAboveTheLimitIsNotLookedAt() {
    byte[] file = Corpus.collections().closed();
    UntrustedHeapException refused =
        assertThrows(UntrustedHeapException.class, () -> open(with(file), file.length - 1L));
    assertNull(refused.report());
    open(with(file), file.length).close();
  }
}
