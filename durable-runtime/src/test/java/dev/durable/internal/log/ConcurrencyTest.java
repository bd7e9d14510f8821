package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.CommitUnknownException;
import dev.durable.error.HeapClosedException;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several threads on one heap, and interrupts. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // against hanging; a busy machine is slow
class ConcurrencyTest {

  @TempDir Path directory;

  private interface Task {

    void run() throws Exception;
  }

  private static void inThreads(int count, Task task) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(
            threads.submit(
                () -> {
                  task.run();
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  @Test
  void commitsOfManyThreadsAreAllThereInOneOrder() throws Exception {
    Path file = directory.resolve("a.dheap");
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      inThreads(
          8,
          () -> {
            for (int i = 0; i < 100; i++) {
              Commit mine = Heaps.commit(log, i);
              assertTrue(log.published().sequence() >= mine.sequence());
              assertTrue(Heaps.intact(log, mine));
            }
          });
      assertEquals(800, log.published().sequence());
      Heaps.checkAll(log);
      assertTrue(log.published().batch() < 800, "no force was shared: " + log.published().batch());
    }
    try (Log log = HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
      Heaps.checkAll(log);
    }
  }

  @Test
  void commitsThatWereWrittenWhileAForceWasUnderWaySayWhatItHadNotYetForced() throws Exception {
    MemoryStorage storage = new MemoryStorage(1);
    try (Log log = Heaps.create(storage, Path.of("a"), Heaps.COMMIT, 10)) {
      Commit first = Heaps.commit(log, 10);
      CountDownLatch forcing = new CountDownLatch(1);
      CountDownLatch written = new CountDownLatch(1);
      AtomicLong forces = new AtomicLong();
      storage.beforeForce(
          interval -> {
            if (forces.incrementAndGet() == 1) {
              forcing.countDown();
              try {
                written.await();
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              }
            }
          });
      Commit second = Heaps.write(log, 10);
      Thread waiting = Thread.ofPlatform().start(() -> log.await(second));
      forcing.await();
      Commit third = Heaps.write(log, 10);
      Commit fourth = Heaps.write(log, 10);
      assertEquals(first, log.published(), "nothing is published before its force has returned");
      assertEquals(fourth, log.head());
      written.countDown();
      waiting.join();
      assertEquals(second, log.published());
      assertEquals(first.end(), third.forcedEnd());
      assertEquals(first.end(), fourth.forcedEnd());
      log.await(third);
      assertEquals(fourth, log.published(), "one force takes all that was written");
      assertEquals(2, forces.get());
      log.await(fourth);
      assertEquals(2, forces.get());
      assertEquals(fourth.end(), Heaps.write(log, 10).forcedEnd());
      assertEquals(fourth.batch() + 2, log.head().batch());
    }
  }

  @Test
  void aFailedForceFailsAllThatWaitForIt() throws Exception {
    MemoryStorage memory = new MemoryStorage(1);
    FaultyStorage faults = new FaultyStorage(memory);
    Log log = Heaps.create(faults, Path.of("a"), Heaps.COMMIT, 10);
    CountDownLatch written = new CountDownLatch(4);
    faults.failNextForce();
    AtomicLong unknown = new AtomicLong();
    inThreads(
        4,
        () -> {
          Commit mine = Heaps.write(log, 10);
          written.countDown();
          written.await();
          assertThrows(CommitUnknownException.class, () -> log.await(mine));
          unknown.incrementAndGet();
        });
    assertEquals(4, unknown.get());
    assertEquals(0, log.published().sequence());
    log.close();
  }

  @Test
  void interruptsDoNoHarmAndAreKept() throws Exception {
    Path file = directory.resolve("a.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10).close();
    Thread.currentThread().interrupt();
    try (Log log = HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
      for (int i = 0; i < 5; i++) {
        Heaps.commit(log, 40_000);
      }
      assertTrue(Thread.currentThread().isInterrupted());
      Heaps.checkAll(log);
      log.flush();
    }
    try (Log log = HeapFiles.openToRead(FileStorage.system(), file)) {
      assertEquals(5, log.refresh().sequence());
    }
    Path other = directory.resolve("b.dheap");
    Heaps.create(FileStorage.system(), other, Heaps.COMMIT, 10).close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void interruptsAtAnyMomentDoNoHarm() throws Exception {
    Path file = directory.resolve("a.dheap");
    AtomicBoolean done = new AtomicBoolean();
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      Thread committing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 300; i++) {
                      Heaps.commit(log, i % 20 == 0 ? 500_000 : 10);
                    }
                    done.set(true);
                  });
      while (committing.isAlive()) {
        committing.interrupt();
        Thread.onSpinWait();
      }
      assertTrue(done.get());
      assertEquals(300, log.published().sequence());
      Heaps.checkAll(log);
    }
  }

  @Test
  void closingWhileOthersReadAndCommitGivesTypedExceptionsOnly() throws Exception {
    for (int round = 0; round < 10; round++) {
      Path file = directory.resolve("a" + round + ".dheap");
      Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10);
      CountDownLatch started = new CountDownLatch(3);
      Thread closing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      started.await();
                    } catch (InterruptedException unexpected) {
                      throw new AssertionError(unexpected);
                    }
                    log.close();
                  });
      AtomicLong acknowledged = new AtomicLong();
      inThreads(
          3,
          () -> {
            started.countDown();
            try {
              while (true) {
                Commit commit = Heaps.commit(log, 100);
                acknowledged.accumulateAndGet(commit.sequence(), Math::max);
                Heaps.intact(log, log.find(0));
              }
            } catch (HeapClosedException expected) {
              assertFalse(log.file().toString().isEmpty());
            }
          });
      closing.join();
      try (Log again = HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT)) {
        assertTrue(again.head().sequence() >= acknowledged.get());
        Heaps.checkAll(again);
      }
    }
  }
}
