package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that one opens to write and others read. */
class ReaderTest {

  @TempDir Path directory;

  @Test
  void aReaderFollowsTheWriterAndNeverGoesBack() throws Exception {
    Path file = directory.resolve("a.dheap");
    AtomicBoolean done = new AtomicBoolean();
    Log writer = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10);
    Thread writing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (writer) {
                    for (int i = 0; i < 400; i++) {
                      Heaps.commit(writer, i % 40 == 0 ? 300_000 : i);
                    }
                  } finally {
                    done.set(true);
                  }
                });
    long seen = 0;
    long refreshes = 0;
    try (Log reader = HeapFiles.openToRead(FileStorage.system(), file)) {
      while (!done.get()) {
        Commit commit = reader.refresh();
        assertTrue(commit.sequence() >= seen);
        seen = commit.sequence();
        assertTrue(Heaps.intact(reader, commit));
        refreshes++;
      }
      writing.join();
      assertEquals(400, reader.refresh().sequence());
      Heaps.checkAll(reader);
    }
    assertTrue(refreshes > 10, refreshes + " refreshes");
  }

  @Test
  void openingToReadBesideAWriterAlwaysWorks() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10).close();
    AtomicBoolean done = new AtomicBoolean();
    Thread writing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 60; i++) {
                      try (Log log =
                          HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
                        Heaps.commit(log, 100);
                      }
                    }
                  } finally {
                    done.set(true);
                  }
                });
    long seen = 0;
    while (!done.get()) {
      try (Log reader = HeapFiles.openToRead(FileStorage.system(), file)) {
        assertTrue(reader.published().sequence() >= seen);
        seen = reader.published().sequence();
        assertTrue(Heaps.intact(reader, reader.published()));
      }
    }
    writing.join();
    try (Log reader = HeapFiles.openToRead(FileStorage.system(), file)) {
      assertEquals(60, reader.published().sequence());
    }
  }

  @Test
  void aReaderCannotWriteAndWritesNothing() {
    MemoryStorage storage = new MemoryStorage(1);
    Path file = Path.of("a");
    Heaps.create(storage, file, Heaps.COMMIT, 10).close();
    byte[] before = storage.get(file);
    try (Log reader = HeapFiles.openToRead(storage, file)) {
      assertThrows(IllegalStateException.class, () -> Heaps.write(reader, 1));
      assertThrows(IllegalStateException.class, reader::flush);
      assertEquals(reader.published(), reader.refresh());
    }
    assertArrayEquals(before, storage.get(file));
  }

  @Test
  void aWriterWhoseLockWasLostIsFencedOff() {
    MemoryStorage storage = new MemoryStorage(1);
    Path file = Path.of("a");
    try (Log old = Heaps.create(storage, file, Heaps.COMMIT, 10)) {
      Heaps.commit(old, 10);
      storage.pass(10_000_000);
      storage.link(file, Path.of("b"));
      try (Log thief = HeapFiles.openToWrite(storage, Path.of("b"), Heaps.COMMIT)) {
        Heaps.commit(thief, 20);
        assertThrows(HeapLockedException.class, () -> Heaps.commit(old, 30));
        assertThrows(HeapIoException.class, () -> Heaps.commit(old, 30));
        Heaps.commit(thief, 40);
        Heaps.checkAll(thief);
      }
    }
    try (Log log = HeapFiles.openToWrite(storage, file, Heaps.COMMIT)) {
      assertEquals(3, log.head().sequence());
      Heaps.checkAll(log);
    }
  }

  @Test
  void aWriterIsFencedOffBeforeItsSuccessorHasForcedAnything() {
    MemoryStorage storage = new MemoryStorage(1);
    Path file = Path.of("a");
    try (Log old = Heaps.create(storage, file, Heaps.COMMIT, 10)) {
      storage.link(file, Path.of("b"));
      try (Log thief = HeapFiles.openToWrite(storage, Path.of("b"), Heaps.COMMIT)) {
        Commit written = Heaps.write(thief, 20);
        assertThrows(HeapLockedException.class, () -> Heaps.write(old, 30));
        thief.await(written);
        Heaps.checkAll(thief);
      }
    }
  }

  @Test
  void aFencedWriterCutsNothingNotEvenInTheMiddleOfALargeCommit() throws Exception {
    MemoryStorage storage = new MemoryStorage(1);
    Path file = Path.of("a");
    Log old = Heaps.create(storage, file, Heaps.COMMIT, 10);
    Heaps.commit(old, 10);
    old.writerLock().lock();
    try {
      Appender appender = old.begin();
      Heaps.append(appender, new byte[9_000_000]);
      awaitPieces();
      storage.link(file, Path.of("b"));
      try (Log thief = HeapFiles.openToWrite(storage, Path.of("b"), Heaps.COMMIT)) {
        Heaps.commit(thief, 20);
        appender.rollBack();
        Heaps.commit(thief, 20);
        Heaps.checkAll(thief);
        assertEquals(3, thief.head().sequence());
      }
    } finally {
      old.writerLock().unlock();
    }
    old.close();
    try (Log log = HeapFiles.openToWrite(storage, file, Heaps.COMMIT)) {
      assertEquals(3, log.head().sequence());
      Heaps.checkAll(log);
    }
  }

  /** What is on its way is written before it is known that another one writes. */
  private static void awaitPieces() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("durable-piece")) {
        thread.join();
      }
    }
  }

  @Test
  void theYoungerOfTwoWritersIsFencedOffIfTheOlderWasFaster() {
    MemoryStorage storage = new MemoryStorage(1);
    Path file = Path.of("a");
    try (Log old = Heaps.create(storage, file, Heaps.COMMIT, 10)) {
      storage.link(file, Path.of("b"));
      Log younger = HeapFiles.openToWrite(storage, Path.of("b"), Heaps.COMMIT);
      Heaps.commit(old, 10);
      assertThrows(HeapLockedException.class, () -> Heaps.commit(younger, 20));
      younger.close();
      Heaps.commit(old, 10);
      Heaps.checkAll(old);
    }
  }

  @Test
  void aFileThatIsCutWhileItIsReadGivesATypedException() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 300_000).close();
    try (Log log = HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
      try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
        other.setLength(9000);
      }
      assertThrows(CorruptHeapException.class, () -> Heaps.intact(log, log.head()));
      assertThrows(HeapIoException.class, () -> Heaps.write(log, 10));
    }
  }
}
