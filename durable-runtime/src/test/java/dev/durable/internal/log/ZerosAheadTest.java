package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.CommitUnknownException;
import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Zeros that are written behind the data before anybody needs the room. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // against hanging; a busy machine is slow
class ZerosAheadTest {

  private static final Path FILE = Path.of("heap");

  /** Of the storages here: 1 KiB and less is small. */
  private static final int MEDIUM = 2_000;

  /** Zeros are written up to a multiple of this. */
  private static final int PIECE = 128 << 10;

  @TempDir Path directory;

  private static MemoryStorage memory() {
    return new MemoryStorage(1).growth(1 << 20).prefill(64 << 10);
  }

  private static void commit(Log log, int times, int length) {
    for (int i = 0; i < times; i++) {
      Heaps.commit(log, length);
    }
  }

  /** Writes, resizes, and forces. */
  private static long work(MemoryStorage storage) {
    return storage.changes() + storage.forces();
  }

  private static long workInAMoment(MemoryStorage storage) {
    long before = work(storage);
    storage.pass(1);
    return work(storage) - before;
  }

  /** Bytes from the data to the next such multiple. */
  private static long rest(Log log) {
    return PIECE - log.head().end() % PIECE;
  }

  @Test
  void whileMediumCommitsKeepComingTheyAreWrittenAheadAndNotForced() {
    MemoryStorage storage = memory();
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10)) {
      commit(log, 8, MEDIUM);
      assertEquals(0, workInAMoment(storage), "eight may be all");
      commit(log, 1, MEDIUM);
      assertEquals(1, workInAMoment(storage), "a piece in one write");
      while (rest(log) > 3 * MEDIUM) {
        commit(log, 1, MEDIUM);
        assertEquals(0, workInAMoment(storage), "there are enough zeros for the next two");
      }
      commit(log, 1, MEDIUM);
      assertEquals(1, workInAMoment(storage), "those after them need more");
      commit(log, 1, 10 * MEDIUM);
      assertEquals(0, workInAMoment(storage), "a large one is not followed by medium ones");
      Heaps.checkAll(log);
    }
  }

  /** Else a commit would have to wait for a piece that is being written. */
  @Test
  void forNoLongerThanAPartOfTheTimeUntilTheNextCommitTheyAreWritten() {
    MemoryStorage storage = memory().growth(8 << 20).prefill(4 << 20);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10)) {
      commit(log, 9, 100_000);
      assertEquals(1, workInAMoment(storage), "no time passes between commits: a piece");
      storage.pass(10); // while writing takes none
      commit(log, 1, 100_000);
      assertEquals(9, workInAMoment(storage), "the rest of a piece, and a MiB");
      Heaps.checkAll(log);
    }
  }

  /** A processor is free while a commit is forced, and may not be when it was acknowledged. */
  @Test
  void theyAreAskedForBeforeTheForce() {
    MemoryStorage storage = memory();
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10)) {
      commit(log, 8, MEDIUM);
      AtomicLong written = new AtomicLong();
      storage.whileForcing(() -> written.addAndGet(workInAMoment(storage)));
      commit(log, 1, MEDIUM);
      storage.whileForcing(() -> {});
      assertEquals(1, written.get());
      Heaps.checkAll(log);
    }
  }

  @Test
  void closingLeavesNothingToBeWritten() {
    MemoryStorage storage = memory();
    Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10);
    commit(log, 9, MEDIUM);
    log.close();
    assertEquals(0, workInAMoment(storage));
  }

  /** Else zeros could be written into a file that was closed, and by then is another's. */
  @Test
  void closingWaitsForThoseUnderWay() throws InterruptedException {
    MemoryStorage storage = memory();
    AtomicBoolean isBegun = new AtomicBoolean();
    AtomicBoolean isClosedTooEarly = new AtomicBoolean();
    FaultyStorage watched = new FaultyStorage(storage);
    Log log = Heaps.create(watched, FILE, Heaps.COMMIT, 10);
    commit(log, 9, MEDIUM);
    Thread closing = Thread.ofPlatform().unstarted(log::close);
    watched.beforeTime(
        () -> {
          if (isBegun.compareAndSet(false, true)) {
            closing.start();
            isClosedTooEarly.set(joins(closing, Duration.ofMillis(100)));
          }
        });
    storage.pass(1);
    assertTrue(isBegun.get());
    assertFalse(isClosedTooEarly.get());
    closing.join();
    try (Log again = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      assertNull(again.recovered());
    }
  }

  private static boolean joins(Thread thread, Duration patience) {
    try {
      return thread.join(patience);
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void whoeverWasTakenOverWritesNone() {
    MemoryStorage storage = memory();
    Log first = Heaps.create(storage, FILE, Heaps.COMMIT, 10);
    commit(first, 9, MEDIUM);
    try (Log second = HeapFiles.openToWrite(storage.survivor(2), FILE, Heaps.COMMIT)) {
      commit(second, 1, MEDIUM);
      storage.pass(1);
      Heaps.checkAll(second);
      HeapIoException refused =
          assertThrows(HeapIoException.class, () -> Heaps.commit(first, MEDIUM));
      assertInstanceOf(HeapLockedException.class, refused.getCause());
      commit(second, 1, MEDIUM);
      Heaps.checkAll(second);
    }
  }

  /** They have no force of their own: systems tell a failed one once, and only who commits asks. */
  @Test
  void whatCouldNotBeForcedIsToldToTheNextCommit() {
    MemoryStorage storage = memory();
    FaultyStorage faults = new FaultyStorage(storage).afterFailedForce(storage::forgetDirty);
    Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10);
    commit(log, 9, MEDIUM);
    faults.failNextForce();
    storage.pass(1);
    assertFalse(faults.happened(), "it is left to the next commit");
    assertThrows(CommitUnknownException.class, () -> Heaps.commit(log, MEDIUM));
    log.close();
    try (Log again = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      assertTrue(again.head().sequence() >= 9);
      Heaps.checkAll(again);
    }
  }

  @Test
  void whereTheyDoNotFitCommitsDoWithout() {
    MemoryStorage storage = memory();
    FaultyStorage faults = new FaultyStorage(storage);
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      commit(log, 9, MEDIUM);
      faults.failNextWriteFrom(log.head().end(), FaultyStorage.Kind.SHORT_WRITE);
      storage.pass(1);
      commit(log, 9, MEDIUM);
      assertEquals(0, workInAMoment(storage), "no room is no room");
      Heaps.checkAll(log);
    }
  }

  /** On a real file, where a thread of its own writes them beside commits and before a close. */
  @Test
  void theyAreNeverWrittenOverDataAndNeverAfterAClose() {
    for (int round = 0; round < 20; round++) {
      Path file = directory.resolve("heap" + round);
      int commits = 10 + round;
      try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
        for (int i = 0; i < commits; i++) {
          Heaps.commit(log, (64 << 10) + 9_000 * (i % 20));
        }
        Heaps.checkAll(log);
      }
      try (Log again = HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
        assertNull(again.recovered(), "it was closed cleanly");
        assertEquals(commits, again.head().sequence());
        Heaps.checkAll(again);
      }
    }
  }
}
