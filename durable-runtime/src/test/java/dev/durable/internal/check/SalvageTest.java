package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Frames;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is whole of a damaged heap comes into a new one, and only that. */
final class SalvageTest {

  private static final Path SAVED = Path.of("saved.dheap");
  private static final long SEED = Long.getLong("seed", 8);

  private final MemoryStorage storage = new MemoryStorage(SEED);
  private final Engine engine = new Engine(storage);

  private SalvageReport salvage(byte[] damaged) {
    storage.put(Corpus.FILE, damaged);
    storage.delete(SAVED);
    SalvageReport report = engine.salvage(Corpus.FILE, SAVED);
    assertArrayEquals(damaged, storage.get(Corpus.FILE), "the source was touched");
    assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
    return report;
  }

  private ReadOnlyHeap<Thing> open(Path file) {
    return engine.openReadOnly(file, ThingDraft.TYPE);
  }

  private void requireEqual(byte[] original, long version) {
    storage.put(Path.of("original.dheap"), original);
    try (ReadOnlyHeap<Thing> before = open(Path.of("original.dheap"));
        ReadOnlyHeap<Thing> after = open(SAVED)) {
      assertEquals(version, after.snapshot().version());
      for (long each = 0; each <= version; each++) {
        assertEquals(Dump.of(before.at(each)), Dump.of(after.at(each)));
      }
    }
  }

  @Test
  void withBothSuperblocksLostEveryVersionIsSaved() {
    byte[] original = Corpus.collections().closed();
    byte[] damaged = original.clone();
    Arrays.fill(damaged, 0, 8192, (byte) 0);
    storage.put(Corpus.FILE, damaged);
    CorruptHeapException refused =
        assertThrows(CorruptHeapException.class, () -> open(Corpus.FILE).close());
    assertTrue(refused.getMessage().contains("DurableHeap.salvage"));
    SalvageReport report = salvage(damaged);
    assertEquals(4, report.version());
    assertEquals(0, report.lostVersions());
    requireEqual(original, 4);
  }

  @Test
  void aCutFileKeepsTheVersionsThatEndBeforeTheCut() {
    byte[] original = Corpus.manyCommits().closed();
    System.out.println("SalvageTest: -Dseed=" + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      int length = 10_000 + random.nextInt(original.length - 10_000);
      long whole =
          FileFrames.of(original).stream()
              .filter(frame -> frame.kind() == Frames.COMMIT && frame.end() <= length)
              .count();
      SalvageReport report = salvage(Arrays.copyOf(original, length));
      assertEquals(whole - 1, report.version());
      requireEqual(original, whole - 1);
    }
  }

  @Test
  void whatComesBeforeTheDamageIsSavedAndWhatIsLostIsSaid() {
    byte[] original = Corpus.manyCommits().closed();
    byte[] damaged = original.clone();
    FileFrames.Frame commit =
        FileFrames.of(original).stream()
            .filter(frame -> frame.kind() == Frames.COMMIT)
            .skip(10)
            .findFirst()
            .orElseThrow();
    damaged[commit.offset() - 10] ^= 4;
    SalvageReport report = salvage(damaged);
    assertEquals(9, report.version());
    assertEquals(31, report.lostVersions());
    assertEquals(40, report.newestVersion().orElseThrow());
    requireEqual(original, 9);
  }

  @Test
  void aSalvagedHeapGoesOn() {
    byte[] damaged = Corpus.collections().closed();
    Arrays.fill(damaged, 0, 8192, (byte) 0);
    salvage(damaged);
    storage.put(Corpus.FILE, storage.get(SAVED));
    try (var heap = Corpus.open(storage)) {
      heap.commit("on", root -> root.name("goes on"));
      assertEquals(5, heap.snapshot().version());
    }
    assertTrue(engine.verify(Corpus.FILE, (done, total) -> {}).ok());
  }

  @Test
  void nothingIsWrittenOverAndNothingIsLeftWhereNothingIsWhole() {
    byte[] original = Corpus.collections().closed();
    storage.put(Corpus.FILE, original);
    storage.put(SAVED, new byte[1]);
    assertThrows(HeapIoException.class, () -> engine.salvage(Corpus.FILE, SAVED));
    assertEquals(1, storage.get(SAVED).length);
    storage.delete(SAVED);
    byte[] damaged = original.clone();
    damaged[8300] ^= 1;
    storage.put(Corpus.FILE, damaged);
    assertThrows(CorruptHeapException.class, () -> engine.salvage(Corpus.FILE, SAVED));
    assertFalse(storage.exists(SAVED));
  }
}
