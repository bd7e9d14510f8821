package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Frames;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    requireEqual(original, version, version);
  }

  private void requireEqual(byte[] original, long version, long newest) {
    storage.put(Path.of("original.dheap"), original);
    try (ReadOnlyHeap<Thing> before = open(Path.of("original.dheap"));
        ReadOnlyHeap<Thing> after = open(SAVED)) {
      assertEquals(newest, after.snapshot().version());
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
    assertEquals(9, report.prefix().orElseThrow());
    assertEquals(10, report.version());
    assertEquals(31, report.lostVersions());
    assertEquals(40, report.newestVersion().orElseThrow());
    requireEqual(original, 9, 10);
  }

  private static FileFrames.Frame frame(byte[] file, int kind, int number) {
    return FileFrames.of(file).stream()
        .filter(frame -> frame.kind() == kind)
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  private static void damage(byte[] file, FileFrames.Frame frame) {
    file[frame.offset() + frame.length() / 2] ^= 4;
  }

  private String newest(Path file) {
    try (ReadOnlyHeap<Thing> heap = open(file)) {
      return Dump.of(heap.snapshot());
    }
  }

  @Test
  void aDamagedOldVersionCostsNothingThatLaterOnesHave() {
    byte[] original = Corpus.manyCommits().closed();
    storage.put(Path.of("original.dheap"), original);
    String newest = newest(Path.of("original.dheap"));
    for (int version : new int[] {1, 20, 39}) {
      for (int kind : new int[] {Frames.DATA, Frames.COMMIT}) {
        byte[] damaged = original.clone();
        damage(damaged, frame(original, kind, version));
        Arrays.fill(damaged, 0, version % 2 * 8192, (byte) 0);
        SalvageReport report = salvage(damaged);
        assertEquals(version - 1, report.prefix().orElseThrow());
        assertEquals(newest, newest(SAVED));
        assertTrue(report.isComplete(), report::toString);
      }
    }
  }

  @Test
  void withoutAnyPrefixANewHeapBegins() {
    byte[] original = Corpus.manyCommits().closed();
    storage.put(Path.of("original.dheap"), original);
    for (FileFrames.Frame first :
        List.of(frame(original, Frames.GENESIS, 0), frame(original, Frames.COMMIT, 0))) {
      byte[] damaged = original.clone();
      damage(damaged, first);
      SalvageReport report = salvage(damaged);
      assertTrue(report.prefix().isEmpty());
      assertEquals(0, report.version());
      assertEquals(newest(Path.of("original.dheap")), newest(SAVED));
      assertNotEquals(report.source().heapId(), engine.verify(SAVED, (done, total) -> {}).heapId());
    }
  }

  @Test
  void aDamagedObjectTableLosesNothing() {
    byte[] original =
        Corpus.of(
                3,
                open -> {
                  // the nodes of so many do not fit into one frame with the last record
                  open.commit(
                      root -> {
                        for (int i = 0; i < 16_000; i++) {
                          root.things().put("key " + i, Corpus.thing(i));
                        }
                      });
                })
            .closed();
    storage.put(Path.of("original.dheap"), original);
    List<Integer> tables = FileFrames.records(original, RecordFormat.TABLE);
    List<Integer> things = FileFrames.records(original, RecordFormat.ENTITY);
    FileFrames.Frame last =
        FileFrames.of(original).stream()
            .filter(frame -> frame.kind() == Frames.DATA)
            .reduce((a, b) -> b)
            .orElseThrow();
    assertTrue(tables.getLast() > last.offset() && things.getLast() < last.offset());
    byte[] damaged = original.clone();
    damaged[tables.getLast() + 9] ^= 1;
    SalvageReport report = salvage(damaged);
    assertEquals(newest(Path.of("original.dheap")), newest(SAVED));
    assertEquals(0, report.entities().lost());
    assertEquals(16_001, report.entities().unproven());
  }

  @Test
  void ofADamagedCollectionTheRestIsKeptAndWhatIsNotIsCounted() {
    byte[] original =
        Corpus.of(
                3,
                open -> {
                  open.commit(
                      root -> {
                        for (int i = 0; i < 30_000; i++) {
                          root.words().add("word " + i);
                          root.numbers().add(i * 3L);
                        }
                      });
                  open.commit(root -> root.score(5));
                })
            .closed();
    byte[] damaged = original.clone();
    damage(damaged, frame(original, Frames.DATA, 2));
    SalvageReport report = salvage(damaged);
    try (ReadOnlyHeap<Thing> saved = open(SAVED)) {
      Thing root = saved.snapshot().root();
      assertEquals(5, root.score());
      assertTrue(root.words().size() > 15_000, () -> root.words().size() + " words");
      assertEquals(60_000, root.words().size() + root.numbers().size() + report.droppedElements());
      int at = -1;
      for (String word : root.words()) {
        int number = Integer.parseInt(word.substring(5));
        assertTrue(number > at, "the order was lost");
        at = number;
      }
      for (Long number : root.numbers()) {
        assertTrue(root.numbers().contains(number), number + " is not found");
      }
    }
    try (var heap =
        new Engine(storage)
            .open(
                SAVED,
                ThingDraft.TYPE,
                dev.durable.HeapOptions.defaults(),
                root -> root.name("unused"))) {
      heap.commit(
          "on",
          root -> {
            root.words().add(100, "in the middle");
            root.numbers().add(1L);
            root.numbers().removeIf(number -> number % 2 == 0);
          });
    }
    assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
  }

  /** A write that got lost can uncover the frames of a commit that was refused. */
  @Test
  void aRecordThatTheNewestTableDoesNotKnowIsNotTaken() {
    byte[] forged = Corpus.manyCommits().closed();
    List<Integer> roots = FileFrames.records(forged, RecordFormat.ENTITY);
    int table = FileFrames.records(forged, RecordFormat.TABLE).getLast();
    LittleEndian.putInt(forged, table + 8, roots.get(39) / 8);
    FileFrames.mend(forged, FileFrames.of(forged));
    damage(forged, frame(forged, Frames.DATA, 20));
    SalvageReport report = salvage(forged);
    assertEquals(19, report.prefix().orElseThrow());
    try (ReadOnlyHeap<Thing> saved = open(SAVED)) {
      assertEquals(38, saved.snapshot().root().score());
    }
  }

  @Test
  void withoutItsSchemaNothingIsWhole() {
    byte[] damaged = Corpus.manyCommits().closed();
    damaged[FileFrames.records(damaged, RecordFormat.SCHEMA).getFirst() + 20] ^= 1;
    storage.put(Corpus.FILE, damaged);
    CorruptHeapException refused =
        assertThrows(CorruptHeapException.class, () -> engine.salvage(Corpus.FILE, SAVED));
    assertTrue(refused.getMessage().contains("the root is lost"), refused::getMessage);
    assertFalse(storage.exists(SAVED));
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
