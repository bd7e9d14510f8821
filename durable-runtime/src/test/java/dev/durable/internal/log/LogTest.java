package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.HeapClosedException;
import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.Storage;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an open heap file promises when nothing goes wrong. */
class LogTest {

  @TempDir Path directory;

  private Storage storage(String kind) {
    return kind.equals("file") ? FileStorage.system() : new MemoryStorage(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "memory"})
  void commitsOfAllSizesComeBackAfterReopening(String kind) {
    Storage storage = storage(kind);
    Path file = directory.resolve("a.dheap");
    List<Integer> lengths =
        List.of(
            0, 1, 7, 8, 100, 32_000, 32_760, 32_761, 65_488, 65_512, 65_513, 200_000, 1, 2_000_000);
    try (Log log = Heaps.create(storage, file, Heaps.COMMIT, 5)) {
      assertEquals(0, log.head().sequence());
      for (int length : lengths) {
        Commit commit = Heaps.commit(log, length);
        assertEquals(commit, log.published());
        assertTrue(Heaps.intact(log, commit), "of " + length);
      }
      Heaps.checkAll(log);
    }
    for (boolean write : new boolean[] {true, false, true}) {
      try (Log log =
          write
              ? HeapFiles.openToWrite(storage, file, Heaps.COMMIT)
              : HeapFiles.openToRead(storage, file)) {
        assertEquals(lengths.size(), log.published().sequence());
        assertNull(log.recovered());
        Heaps.checkAll(log);
      }
    }
  }

  @Test
  void aCommitMayBeLargerThanTheBuffers() {
    Path file = directory.resolve("a.dheap");
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 20_000_000)) {
      Heaps.commit(log, 30_000_000);
      Heaps.commit(log, 10);
      Heaps.checkAll(log);
    }
    try (Log log = HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
      Heaps.checkAll(log);
    }
  }

  @Test
  void aCommitRecordCarriesEverythingItIsGiven() {
    MemoryStorage storage = new MemoryStorage(1);
    storage.clock(Instant.parse("2026-11-20T10:11:12.123456789Z"));
    Path file = Path.of("a");
    TreeMap<String, String> tags = new TreeMap<>();
    tags.put("", "empty key");
    tags.put("lone surrogate \uD800", "\u00FF\u0100");
    CommitFields fields = new CommitFields(7, 8, 0, 0, 0, 9, null, "message \uDC00", tags);
    try (Log log = HeapFiles.create(storage, file, Heaps.COMMIT, appender -> fields)) {
      Commit commit = log.commitAt(log.head().pointer());
      assertEquals(7, commit.rootId());
      assertEquals(8, commit.nextId());
      assertEquals(9, commit.entityCount());
      assertEquals("message \uDC00", commit.message());
      assertEquals(tags, commit.tags());
      assertEquals(storage.clock(), commit.time());
      assertEquals(List.of(), commit.parents());
      assertEquals(log.head(), commit);
    }
  }

  @Test
  void aSimpleCommitRecordTakes260BytesAtTheMost() {
    MemoryStorage storage = new MemoryStorage(1);
    try (Log log = Heaps.create(storage, Path.of("a"), Heaps.COMMIT, 10)) {
      Heaps.commit(log, 8);
      Commit commit = Heaps.commit(log, 8);
      long data = Frames.SMALLEST + 16;
      long record = commit.end() - commit.extentStart() - data - Frames.SMALLEST;
      assertTrue(record <= 260, record + " bytes");
    }
  }

  @Test
  void aRolledBackCommitLeavesNothing() {
    MemoryStorage storage = new MemoryStorage(1);
    try (Log log = Heaps.create(storage, Path.of("a"), Heaps.COMMIT, 10)) {
      log.writerLock().lock();
      try {
        Appender appender = log.begin();
        Heaps.append(appender, Heaps.content(1, 20_000_000));
        assertThrows(IllegalStateException.class, log::close);
        assertThrows(IllegalStateException.class, log::begin);
        appender.rollBack();
        appender.rollBack();
        assertThrows(IllegalStateException.class, () -> Heaps.append(appender, new byte[1]));
      } finally {
        log.writerLock().unlock();
      }
      assertEquals(0, log.head().sequence());
      Heaps.commit(log, 10);
      Heaps.checkAll(log);
    }
  }

  @Test
  void filesAreCreatedForTheirOwnerOnly() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10).close();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Path lock = directory.resolve("a.dheap.lock");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)));
    try (Stream<Path> names = Files.list(directory)) {
      assertEquals(List.of(file, lock), names.sorted().toList());
    }
  }

  @Test
  void aCleanCloseCutsTheFileToItsData() throws Exception {
    Path file = directory.resolve("a.dheap");
    long end;
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      end = Heaps.commit(log, 10).end();
      assertTrue(Files.size(file) >= 64 << 20, "extended ahead");
    }
    assertEquals(end, Files.size(file));
  }

  @Test
  void openingAndClosingChangesNothing() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10).close();
    byte[] before = Files.readAllBytes(file);
    HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT).close();
    HeapFiles.openToRead(FileStorage.system(), file).close();
    assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(file)));
  }

  @Test
  void aSecondWriterIsRefusedAndTheFirstOneNamed() {
    Path file = directory.resolve("a.dheap");
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      HeapLockedException refused =
          assertThrows(
              HeapLockedException.class,
              () -> HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT));
      assertTrue(
          refused.toString().contains("process " + ProcessHandle.current().pid()),
          refused.toString());
      Heaps.commit(log, 10);
    }
    HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT).close();
  }

  @Test
  void useAfterCloseIsATypedException() {
    Path file = directory.resolve("a.dheap");
    Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10);
    Commit head = log.head();
    Mapping mapping = log.mapping();
    log.close();
    log.close();
    assertThrows(HeapClosedException.class, () -> Heaps.write(log, 1));
    assertThrows(HeapClosedException.class, log::flush);
    assertThrows(HeapClosedException.class, log::refresh);
    assertThrows(HeapClosedException.class, () -> log.commitAt(head.pointer()));
    assertThrows(HeapClosedException.class, () -> mapping.verify(head.tableRoot()));
    assertThrows(HeapClosedException.class, () -> Heaps.intact(log, head));
  }

  @Test
  void aFileOfThatNameIsNeverReplaced() throws Exception {
    Path file = Files.writeString(directory.resolve("a.dheap"), "mine");
    assertThrows(
        HeapIoException.class, () -> Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 1));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aCreationThatFailsLeavesNoFile() {
    MemoryStorage storage = new MemoryStorage(1);
    assertThrows(
        InterruptedException.class,
        () ->
            HeapFiles.create(
                storage,
                Path.of("a"),
                Heaps.COMMIT,
                appender -> {
                  Heaps.append(appender, new byte[20_000_000]);
                  throw new InterruptedException();
                }));
    assertEquals(java.util.Set.of(), storage.names());
    Heaps.create(storage, Path.of("a"), Heaps.COMMIT, 1).close();
  }

  @Test
  void publishedCommitsAreNewAtOnceWithoutForcing() {
    for (Durability durability :
        List.of(new Durability.None(), new Durability.Interval(java.time.Duration.ofMillis(5)))) {
      MemoryStorage storage = new MemoryStorage(1);
      Path file = Path.of("a");
      try (Log log = Heaps.create(storage, file, durability, 10)) {
        Commit commit = Heaps.commit(log, 10);
        assertEquals(commit, log.published());
        try (Log reader = HeapFiles.openToRead(storage, file)) {
          assertEquals(0, reader.published().sequence());
          storage.pass(50_000_000);
          boolean none = durability instanceof Durability.None;
          assertEquals(none ? 0 : 1, reader.refresh().sequence());
          log.flush();
          storage.pass(10_000_000);
          assertEquals(1, reader.refresh().sequence());
          Heaps.checkAll(reader);
        }
      }
      try (Log log = HeapFiles.openToWrite(storage, file, durability)) {
        assertEquals(1, log.head().sequence());
        assertFalse(log.head().epoch() == log.find(0).epoch());
      }
    }
  }
}
