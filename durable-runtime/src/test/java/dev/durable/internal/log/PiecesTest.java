package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FaultyStorage.InjectedError;
import dev.durable.internal.io.FaultyStorage.Kind;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits that are written while they are built. */
class PiecesTest {

  private static final Path FILE = Path.of("heap");

  /** Two pieces and a rest. */
  private static final int LENGTH = 2 * Appender.PIECE + Appender.PIECE / 2;

  private final MemoryStorage memory = new MemoryStorage(1);
  private final FaultyStorage faults = new FaultyStorage(memory);

  @ParameterizedTest
  @EnumSource
  void pieceThatFailsLeavesNothingOfItsCommit(Kind kind) {
    try (Log log = Heaps.create(faults, FILE, Heaps.COMMIT, 10)) {
      Commit before = Heaps.commit(log, 10);
      for (long at :
          new long[] {before.end(), before.end() + 1, before.end() + Appender.PIECE + 1}) {
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

  /** Keeps what it is given to write; each force waits until it is let go. */
  private static final class SlowDevice {

    final BlockingQueue<Long> written = new LinkedBlockingQueue<>();
    final CountDownLatch forcing = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);
    volatile long refusedAt = -1;

    /** Only what pieces ask for. */
    CommitTarget target() {
      return (CommitTarget)
          Proxy.newProxyInstance(
              CommitTarget.class.getClassLoader(),
              new Class<?>[] {CommitTarget.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "write" -> write((Long) arguments[1]);
                  case "forceAhead" -> force();
                  default -> throw new UnsupportedOperationException(method.getName());
                }
                return null;
              });
    }

    private void write(long at) throws Exception {
      if (at == refusedAt) {
        letGo.await();
        throw new IOException("refused at " + at);
      }
      written.add(at);
    }

    private void force() throws InterruptedException {
      forcing.countDown();
      letGo.await();
    }

    void awaitWritten(List<Long> expected) throws InterruptedException {
      for (Long place : expected) {
        assertEquals(place, written.poll(10, TimeUnit.SECONDS));
      }
    }
  }

  private static Pieces piecesFor(SlowDevice device) {
    ChainDigest digest = new ChainDigest();
    digest.begin(null);
    return new Pieces(device.target(), digest, 0);
  }

  private static List<Long> begin(Pieces pieces, int count) throws IOException {
    List<Long> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] memory = pieces.memory(8);
      pieces.begin(8L * i, memory, 8);
      places.add(8L * i);
    }
    return places;
  }

  @Test
  void piecesAreWrittenInTheirOrderWhileTheFirstOfThemIsForced() throws Exception {
    SlowDevice device = new SlowDevice();
    Pieces pieces = piecesFor(device);
    List<Long> places = begin(pieces, Pieces.MOST);
    device.forcing.await();
    device.awaitWritten(places);
    device.letGo.countDown();
    pieces.await();
  }

  @Test
  void memoryForOneMoreIsWaitedForWhereTooManyAreOnTheirWay() throws Exception {
    SlowDevice device = new SlowDevice();
    Pieces pieces = piecesFor(device);
    begin(pieces, Pieces.MOST);
    AtomicReference<byte @Nullable []> given = new AtomicReference<>();
    Thread builder =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    given.set(pieces.memory(8));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    Waiting.await(builder);
    device.letGo.countDown();
    builder.join();
    assertNotNull(given.get());
    pieces.await();
  }

  /** Else it would be doubled for the last bytes of each piece. */
  @Test
  void memoryThatWasUsedBeforeIsGivenOnlyIfItIsLargeEnough() throws Exception {
    SlowDevice device = new SlowDevice();
    device.letGo.countDown();
    Pieces pieces = piecesFor(device);
    byte[] large = new byte[8];
    pieces.begin(0, new byte[4], 4);
    for (int i = 1; i < Pieces.MOST; i++) {
      pieces.begin(4L * i, large, 4);
    }
    byte[] given = pieces.memory(8);
    assertEquals(8, given.length);
    pieces.begin(4L * Pieces.MOST, given, 4); // as many as may be: the oldest is waited for again
    assertSame(large, pieces.memory(8));
    pieces.await();
  }

  @Test
  void nothingIsWrittenBehindAPieceThatWasRefused() throws Exception {
    SlowDevice device = new SlowDevice();
    device.refusedAt = 0;
    Pieces pieces = piecesFor(device);
    begin(pieces, Pieces.MOST);
    device.letGo.countDown();
    IOException refused = assertThrows(IOException.class, pieces::await);
    assertEquals("refused at 0", refused.getMessage());
    assertEquals(List.of(), List.copyOf(device.written));
  }

  /** Where the pieces end of a commit that is begun behind the start of the data. */
  private static List<Long> endsOfPieces(int bytes) {
    BlockingQueue<Long> ends = new LinkedBlockingQueue<>();
    Handle handle = new Handle(FILE, new UUID(1, 2), 3, Frames.DATA_START);
    CommitTarget target =
        (CommitTarget)
            Proxy.newProxyInstance(
                CommitTarget.class.getClassLoader(),
                new Class<?>[] {CommitTarget.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "handle" -> handle;
                      case "epoch" -> 4L;
                      case "buffer" -> new byte[0];
                      case "write" -> {
                        ends.add((Long) arguments[1] + (Integer) arguments[3]);
                        yield null;
                      }
                      default -> null;
                    });
    Appender appender = new Appender(target, new ChainDigest());
    byte[] record = Heaps.record(new byte[1000]);
    while (appender.position() < Frames.DATA_START + bytes) {
      appender.append(record, 0, record.length);
    }
    appender.rollBack(); // which waits for all of them
    return List.copyOf(ends);
  }

  /** Else the page cache would hold them in small pages, and readers would map these one by one. */
  @Test
  void piecesEndAtMultiplesOfTwoMebibytesAndAreAsLong() {
    long page = 2 << 20;
    assertEquals(List.of(), endsOfPieces(Appender.LARGEST_WHOLE));
    assertEquals(List.of(page, 3 * page, 5 * page), endsOfPieces((int) (6 * page)));
  }
}
