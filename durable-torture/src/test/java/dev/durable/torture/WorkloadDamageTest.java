package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.HeapReport;
import dev.durable.error.DurableException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The heap that each workload leaves, with one byte changed, or cut: verify finds it, and reading
 * gives what was committed or a typed error.
 */
class WorkloadDamageTest {

  private static final long SEED = 1;

  private static final boolean ALL = Boolean.getBoolean("durable.torture.bits");

  /**
   * {@code -Ptorture} changes each byte, and cuts at each, but of heaps that are mostly one large
   * value; the usual run takes some.
   */
  private static int stride(byte[] file) {
    return ALL ? 1 + file.length / 100_000 : 101;
  }

  private static MemoryStorage with(byte[] file) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Player.FILE, file);
    return storage;
  }

  private static boolean isWhole(byte[] file) {
    try {
      HeapReport report = new Engine(with(file)).verify(Player.FILE, (done, total) -> {});
      return report.ok();
    } catch (DurableException refused) {
      return false;
    }
  }

  /** What a workload has left. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Left(
      Workload workload, byte[] file, Expectation expectation, Queue<Integer> uncovered) {

    static Left by(Workload workload) {
      Player player = workload.player(SEED, false);
      workload.play(player);
      return new Left(
          workload,
          player.memory().get(Player.FILE),
          player.ledger().expectation(),
          new ConcurrentLinkedQueue<>());
    }

    /** Every so many bytes, from that one. */
    int[] places(int first) {
      int stride = stride(file);
      return IntStream.iterate(first % stride, at -> at < file.length, at -> at + stride).toArray();
    }

    /** Returns 1 if the newest version can be read all the same. */
    int readChanged(int at, int bit) {
      byte[] changed = file.clone();
      changed[at] ^= (byte) (1 << bit);
      if (isWhole(changed)) {
        uncovered.add(at);
      }
      try {
        return read(changed, expectation);
      } catch (Violation wrong) {
        throw new Violation(workload + ", byte " + at + ", seed " + SEED, wrong);
      }
    }

    void requireCutRefused(int length) {
      byte[] cut = Arrays.copyOf(file, length);
      String what = workload + " cut to " + length;
      assertThrows(
          DurableException.class,
          () -> new Engine(with(cut)).openReadOnly(Player.FILE, BankDraft.TYPE).close(),
          what);
      assertThrows(DurableException.class, () -> openToWrite(with(cut)).close(), what);
      if (isWhole(cut)) {
        throw new Violation(what + " was found whole");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noChangedByteGivesAWrongValueAndVerifyFindsEach(Workload workload) {
    Left left = Left.by(workload);
    Random random = new Random(SEED);
    int[] places = left.places(random.nextInt(left.file.length));
    int[] bits = random.ints(places.length, 0, 8).toArray();
    int read =
        IntStream.range(0, places.length)
            .parallel()
            .map(i -> left.readChanged(places[i], bits[i]))
            .sum();
    System.out.println(
        workload
            + ": of "
            + left.file.length
            + " bytes "
            + places.length
            + " were changed; not found: "
            + left.uncovered
            + "; the newest version was still read "
            + read
            + " times; seed "
            + SEED);
    assertEquals(List.of(), List.copyOf(left.uncovered));
  }

  /** Returns 1 if the newest version can be read, 0 if it is refused. */
  private static int read(byte[] file, Expectation expectation) {
    try (var heap = new Engine(with(file)).openReadOnly(Player.FILE, BankDraft.TYPE)) {
      expectation.require(heap.snapshot());
      return 1;
    } catch (DurableException refused) {
      return 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHeapThatWasCutAnywhereIsRefused(Workload workload) {
    Left left = Left.by(workload);
    Arrays.stream(left.places(0)).parallel().forEach(left::requireCutRefused);
  }

  private static DurableHeap<Bank, BankDraft> openToWrite(MemoryStorage storage) {
    return new Engine(storage)
        .open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"));
  }
}
