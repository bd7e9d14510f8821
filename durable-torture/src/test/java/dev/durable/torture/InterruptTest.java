package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.session.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt before or during any call fails nothing, and the thread stays interrupted. */
class InterruptTest {

  private static final long SEED = 1;
  private static final int STRIDE = Integer.getInteger("durable.torture.stride", 2);

  @TempDir Path directory;

  /** JUnit goes on in this thread. */
  @AfterEach
  void forget() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptBeforeAnyCallOfAWorkloadFailsNothing(Workload workload) {
    Player clean = workload.player(SEED, false);
    workload.play(clean);
    for (long call = 0; call < clean.faults.calls(); call += STRIDE) {
      Player player = workload.player(SEED, false);
      player.faults.interruptAfter(call);
      workload.play(player); // no fault excuses an exception
      requireFlag(player.faults, workload + ", call " + call);
      new Aftermath(SEED).check(player.memory(), player.ledger().expectation());
    }
  }

  @Test
  void anInterruptBeforeAnyCallToTheFileSystemFailsNothing() throws IOException {
    FaultyStorage clean = new FaultyStorage(FileStorage.system());
    work(directory.resolve("clean"), clean);
    assertTrue(clean.calls() > 50, clean.calls() + " calls");
    for (long call = 0; call < clean.calls(); call++) {
      FaultyStorage storage = new FaultyStorage(FileStorage.system());
      storage.interruptAfter(call);
      Path file = directory.resolve("call" + call);
      work(file, storage);
      requireFlag(storage, "call " + call);
      Files.delete(file);
    }
  }

  private static void requireFlag(FaultyStorage storage, String what) {
    boolean flag = Thread.interrupted();
    assertEquals(storage.hasInterruptedThisThread(), flag, what + ": whether the flag is there");
  }

  /** Creates, commits, closes, opens to write and to read. */
  private static void work(Path file, FaultyStorage storage) {
    Engine engine = new Engine(storage);
    for (int opened = 0; opened < 2; opened++) {
      try (DurableHeap<Bank, BankDraft> heap =
          engine.open(file, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"))) {
        heap.commit("small", bank -> bank.name("small"));
        heap.commit("large", bank -> new Change.Lock(70_000, 1).on(bank));
        heap.flush();
      }
    }
    try (var heap = engine.openReadOnly(file, BankDraft.TYPE)) {
      assertEquals(4, heap.refresh().version());
      assertEquals("small", heap.snapshot().root().name());
    }
  }

  @Test
  void interruptsWhileCallsRunFailNothing() {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread worker =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, thrown) -> failure.set(thrown))
            .start(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    Path file = directory.resolve("storm" + i);
                    work(file, new FaultyStorage(FileStorage.system()));
                  }
                });
    while (worker.isAlive()) {
      worker.interrupt();
      LockSupport.parkNanos(20_000);
    }
    assertNull(failure.get());
  }
}
