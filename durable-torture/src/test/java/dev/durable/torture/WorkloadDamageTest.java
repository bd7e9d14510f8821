package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.HeapReport;
import dev.durable.error.DurableException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

  @ParameterizedTest
  @EnumSource
  void noChangedByteGivesAWrongValueAndVerifyFindsEach(Workload workload) {
    Player player = workload.player(SEED, false);
    workload.play(player);
    byte[] file = player.memory().get(Player.FILE);
    Expectation expectation = player.ledger().expectation();
    Random random = new Random(SEED);
    int stride = stride(file);
    List<Integer> uncovered = new ArrayList<>();
    int flips = 0;
    int read = 0;
    for (int at = random.nextInt(stride); at < file.length; at += stride) {
      byte was = file[at];
      file[at] ^= (byte) (1 << random.nextInt(8));
      flips++;
      if (isWhole(file)) {
        uncovered.add(at);
      }
      try {
        read += read(file, expectation);
      } catch (Violation wrong) {
        throw new Violation(workload + ", byte " + at + ", seed " + SEED, wrong);
      }
      file[at] = was;
    }
    System.out.println(
        workload
            + ": of "
            + file.length
            + " bytes "
            + flips
            + " were changed; not found: "
            + uncovered
            + "; the newest version was still read "
            + read
            + " times; seed "
            + SEED);
    assertEquals(List.of(), uncovered);
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
    Player player = workload.player(SEED, false);
    workload.play(player);
    byte[] file = player.memory().get(Player.FILE);
    for (int length = 0; length < file.length; length += stride(file)) {
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

  private static DurableHeap<Bank, BankDraft> openToWrite(MemoryStorage storage) {
    return new Engine(storage)
        .open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"));
  }
}
