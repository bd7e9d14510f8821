package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.CommitUnknownException;
import dev.durable.error.DurableException;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.CrashImages;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FaultyStorage.Kind;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file system may refuse, and what then is left: any call, once or from then on. */
class FaultTest {

  private static final Path FILE = Path.of("heap");
  private static final long SEED = 7;

  /** A workload that goes on after whatever it is told by exceptions. */
  private static final class Run {

    private final boolean isFilling;
    final MemoryStorage memory;
    final FaultyStorage faults;

    /** The newest commit that was acknowledged, and the newest that may be there; -1 for none. */
    long acknowledged = -1;

    long most = -1;
    @Nullable Log log;

    /**
     * A run of few commits.
     *
     * @param isFilling whether there are so many of one size that zeros are written ahead of them
     */
    Run(boolean isFilling) {
      this.isFilling = isFilling;
      this.memory = new MemoryStorage(SEED).growth(8 << 10);
      if (isFilling) {
        memory.growth(64 << 10).prefill(64 << 10);
      }
      this.faults = new FaultyStorage(memory).afterFailedForce(memory::forgetDirty);
    }

    void all() {
      attempt(() -> log = Heaps.create(faults, FILE, Heaps.COMMIT, 100));
      if (memory.exists(FILE)) {
        most = 0;
      }
      if (log != null) {
        acknowledged = 0;
      }
      commits(3);
      if (isFilling) {
        similar(12, 100);
        similar(12, 2_000);
      }
      close();
      if (memory.exists(FILE)) {
        attempt(() -> log = HeapFiles.openToWrite(faults, FILE, Heaps.COMMIT));
      }
      commits(2);
      close();
    }

    void commits(int count) {
      Log open = log;
      for (int i = 0; i < count && open != null; i++) {
        int length = i == 1 ? 70_000 : 200;
        attempt(() -> commit(open, length));
        memory.pass(3_000_000);
      }
    }

    private void similar(int count, int length) {
      Log open = log;
      for (int i = 0; i < count && open != null; i++) {
        attempt(() -> commit(open, length));
        memory.pass(1_000_000);
      }
    }

    private void commit(Log open, int length) {
      Commit written;
      try {
        written = Heaps.write(open, length);
      } catch (CommitUnknownException unknown) {
        most = Math.max(most, open.head().sequence() + 1);
        throw unknown;
      }
      most = Math.max(most, written.sequence());
      open.await(written);
      acknowledged = written.sequence();
    }

    void close() {
      Log open = log;
      if (open != null) {
        attempt(open::close);
        log = null;
      }
    }

    void attempt(Runnable action) {
      try {
        action.run();
      } catch (DurableException typed) {
        assertTrue(faults.happened(), () -> "nothing was wrong, but " + typed);
      } catch (FaultyStorage.InjectedError injected) {
        assertTrue(faults.happened());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAnyFailureTheHeapReopensWithAllThatWasAcknowledged(Kind kind) {
    failEverywhere(kind, false, 5);
  }

  @ParameterizedTest
  @EnumSource
  void theSameWhileZerosAreWrittenAhead(Kind kind) {
    failEverywhere(kind, true, 29);
  }

  private static void failEverywhere(Kind kind, boolean isFilling, long commits) {
    Run clean = new Run(isFilling);
    clean.all();
    long calls = clean.faults.calls();
    assertTrue(clean.acknowledged == commits && calls > 50, calls + " calls");
    for (boolean forever : new boolean[] {false, true}) {
      for (long call = 0; call < calls; call++) {
        Run run = new Run(isFilling);
        if (forever) {
          run.faults.failAlwaysAfter(call, kind);
        } else {
          run.faults.failAfter(call, kind);
        }
        run.all();
        assertTrue(run.faults.happened());
        run.faults.heal();
        String what = kind + (forever ? " from call " : " at call ") + call;
        check(run, what);
      }
    }
  }

  private static void check(Run run, String what) {
    if (!run.memory.exists(FILE)) {
      assertTrue(run.acknowledged == -1, what + ": the heap is gone");
      return;
    }
    long found;
    try (Log log = HeapFiles.openToWrite(run.memory, FILE, Heaps.COMMIT)) {
      found = log.head().sequence();
      assertTrue(
          found >= run.acknowledged && found <= run.most,
          what + ": " + found + " is not in " + run.acknowledged + ".." + run.most);
      Heaps.checkAll(log);
      // now all of it must be on the device, whatever the page cache was believed to hold
      reopen(run.memory.device(FILE), found, what + ", device");
      Heaps.commit(log, 50);
      reopen(run.memory.device(FILE), found + 1, what + ", device after a commit");
    }
  }

  private static void reopen(byte[] file, long expected, String what) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(FILE, file);
    try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      assertTrue(log.head().sequence() == expected, what + ": " + log.head());
      Heaps.checkAll(log);
    } catch (DurableException unexpected) {
      throw new AssertionError(what, unexpected);
    }
  }

  @Test
  void aFailedForcePoisonsTheWriterAndReadingGoesOn() {
    MemoryStorage memory = new MemoryStorage(SEED);
    FaultyStorage faults = new FaultyStorage(memory).afterFailedForce(memory::forgetDirty);
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      Commit good = Heaps.commit(log, 10);
      Commit lost = Heaps.write(log, 10);
      Commit alsoLost = Heaps.write(log, 10);
      faults.failAfter(0, Kind.IO_ERROR);
      CommitUnknownException unknown =
          assertThrows(CommitUnknownException.class, () -> log.await(lost));
      assertTrue(unknown.toString().contains("version 2"), unknown.toString());
      long calls = faults.calls();
      assertThrows(CommitUnknownException.class, () -> log.await(alsoLost));
      assertThrows(CommitUnknownException.class, log::flush);
      HeapIoException refused = assertThrows(HeapIoException.class, () -> Heaps.write(log, 10));
      assertTrue(refused.getCause() != null, "the cause is named");
      assertTrue(faults.calls() == calls, "no force is tried again, nothing is written");
      assertTrue(log.published().equals(good));
      Heaps.checkAll(log);
    }
  }

  @Test
  void aFullDiskLeavesTheHeapAsItWasAndTheCommitCanBeTriedAgain() {
    MemoryStorage memory = new MemoryStorage(SEED);
    FaultyStorage faults = new FaultyStorage(memory);
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      Commit before = Heaps.commit(log, 10);
      faults.failAlwaysAfter(1, Kind.SHORT_WRITE); // the fence first, then the write and the cut
      assertThrows(CommitUnknownException.class, () -> Heaps.write(log, 5_000));
      faults.heal();
      // cutting the tail failed too, so nothing may be written behind it
      assertThrows(HeapIoException.class, () -> Heaps.write(log, 5_000));
      assertTrue(log.head().equals(before));
    }
    try (Log log = HeapFiles.openToWrite(faults, FILE, Heaps.COMMIT)) {
      faults.failNextWriteFrom(8192, Kind.SHORT_WRITE);
      assertThrows(HeapIoException.class, () -> Heaps.write(log, 5_000));
      assertTrue(faults.happened());
      Commit again = Heaps.commit(log, 5_000);
      assertTrue(again.sequence() == 2);
      Heaps.checkAll(log);
    }
  }

  @Test
  void whatWasRefusedDoesNotComeBackWithALossOfPower() {
    MemoryStorage memory = new MemoryStorage(SEED);
    FaultyStorage faults = new FaultyStorage(memory);
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      Heaps.commit(log, 10);
      faults.failNextWriteFrom(8192, Kind.LATE_ERROR); // all of it is in the page cache
      assertThrows(HeapIoException.class, () -> Heaps.write(log, 500));
      assertTrue(faults.happened());
      Heaps.write(log, 600);
      long images =
          new CrashImages(memory.interval(FILE), SEED)
              .each(
                  1000,
                  image -> {
                    MemoryStorage after = new MemoryStorage(SEED);
                    after.put(FILE, image.bytes());
                    try (Log found = HeapFiles.openToWrite(after, FILE, Heaps.COMMIT)) {
                      assertTrue(!found.head().message().equals("500"), image.toString());
                    }
                  });
      assertTrue(images > 1, images + " images");
    }
  }

  @Test
  void whereWhatWasRefusedCannotBeKeptAwayItIsUnknownWhetherItWasCommitted() {
    MemoryStorage memory = new MemoryStorage(SEED);
    FaultyStorage faults = new FaultyStorage(memory).afterFailedForce(memory::forgetDirty);
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      Heaps.commit(log, 10);
      Commit waiting = Heaps.write(log, 10);
      faults.failNextForce();
      faults.failNextWriteFrom(8192, Kind.LATE_ERROR);
      assertThrows(CommitUnknownException.class, () -> Heaps.write(log, 500));
      assertThrows(HeapIoException.class, () -> Heaps.write(log, 10));
      assertThrows(
          CommitUnknownException.class,
          () -> log.await(waiting),
          "the one failure that the system tells is that of all who wait");
    }
  }
}
