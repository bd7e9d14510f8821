package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FaultyStorage.InjectedError;
import dev.durable.internal.io.FaultyStorage.Kind;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits that are written while they are built. */
class PieceTest {

  private static final Path FILE = Path.of("heap");

  /** Two pieces and a rest. */
  private static final int LENGTH = Appender.WHOLE + Appender.PIECE + Appender.PIECE / 2;

  private final MemoryStorage memory = new MemoryStorage(1);
  private final FaultyStorage faults = new FaultyStorage(memory);

  @ParameterizedTest
  @EnumSource
  void pieceThatFailsLeavesNothingOfItsCommit(Kind kind) {
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      Commit before = Heaps.commit(log, 10);
      for (long at :
          new long[] {before.end(), before.end() + 1, before.end() + Appender.WHOLE + 1}) {
        faults.failNextWriteFrom(at, kind);
        if (kind == Kind.ERROR) {
          assertThrows(InjectedError.class, () -> Heaps.write(log, LENGTH));
        } else {
          HeapIoException refused =
              assertThrows(HeapIoException.class, () -> Heaps.write(log, LENGTH));
          assertTrue(refused.toString().contains("the heap is as it was before"));
        }
        assertTrue(faults.happened(), "a write from " + at);
        assertEquals(before, log.head());
      }
      Heaps.commit(log, LENGTH);
      Heaps.checkAll(log);
    }
    try (Log log = HeapFiles.openToWrite(memory, FILE, Heaps.COMMIT)) {
      assertEquals(2, log.head().sequence());
      Heaps.checkAll(log);
    }
  }

  /** After a flush that failed no later one may be believed, whoever has asked for it. */
  @Test
  void flushThatFailsWhileACommitIsBuiltIsTheLastOne() {
    Commit before;
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      before = Heaps.commit(log, 10);
      faults.failNextForce();
      HeapIoException refused = assertThrows(HeapIoException.class, () -> Heaps.write(log, LENGTH));
      assertTrue(refused.getMessage().contains("did not confirm"), refused.getMessage());
      assertEquals(before, log.head());
      HeapIoException ended = assertThrows(HeapIoException.class, () -> Heaps.write(log, 10));
      assertTrue(ended.getMessage().contains("takes no more commits"), ended.getMessage());
      Heaps.checkAll(log);
    }
    try (Log log = HeapFiles.openToWrite(memory, FILE, Heaps.COMMIT)) {
      assertEquals(before.pointer(), log.head().pointer());
      Heaps.commit(log, LENGTH);
      Heaps.checkAll(log);
    }
  }

  /** Who has chosen not to wait for the device is not made to wait for it by large commits. */
  @Test
  void commitThatNobodyWaitsForIsNotFlushedWhileItIsBuilt() {
    try (Log log = Heaps.create(faults, FILE, new Durability.None(), 10)) {
      faults.failNextForce();
      Heaps.commit(log, LENGTH);
      assertFalse(faults.happened());
      faults.failNothingNext();
    }
  }

  @Test
  void interruptIsKeptUntilTheCommitIsWritten() {
    try (Log log = Heaps.create(memory, FILE, Heaps.COMMIT, 10)) {
      Thread.currentThread().interrupt();
      Commit commit = Heaps.commit(log, LENGTH);
      assertTrue(Thread.interrupted());
      assertTrue(Heaps.intact(log, commit));
    }
  }
}
