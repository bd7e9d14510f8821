package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.ReadOnlyHeap;
import dev.durable.error.DurableException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Forged files, whose checksums and digests are right. Whatever they hold, checking, opening,
 * recovering and reading end in time and in memory, with a value or a typed error; and what verify
 * finds nothing wrong with can be read to the end.
 */
final class HostileFuzzTest {

  private static final long SEED = Long.getLong("seed", 6);
  private static final int RUNS = Integer.getInteger("durable.torture.forged", 20_000);
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final long MOST_BYTES = 64L << 20;

  private static final Path SAVED = Path.of("saved.dheap");

  private final Meter meter = new Meter();
  private final List<Forger> forgers = new ArrayList<>();
  private int whole;
  private int salvaged;
  private int opened;

  private void forgers() {
    Corpus.all().values().forEach(file -> forgers.add(new Forger(file)));
  }

  @Test
  void forgedFilesGiveTypedErrorsInBoundedTimeAndMemory() {
    System.out.println("HostileFuzzTest: -Dseed=" + SEED + " -Dtorture.forged=" + RUNS);
    forgers();
    long start = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      run(SEED, run);
      if (run % 50_000 == 49_999) {
        System.out.println(run + 1 + " files");
      }
    }
    System.out.println(
        RUNS
            + " files, of which verify found nothing wrong with "
            + whole
            + " and "
            + opened
            + " could be opened, and of a quarter "
            + salvaged
            + " salvaged, in "
            + (System.nanoTime() - start) / 1_000_000_000
            + " s");
    assertTrue(opened > RUNS / 100, "most were refused at once");
  }

  /** A slot that led to a value in another form than the one in which it had been checked. */
  @Test
  void whatOnceWasFoundStaysFixed() {
    forgers();
    run(8, 51_762);
  }

  private void run(long seed, int run) {
    Random random = new Random(seed * 1_000_003 + run);
    byte[] file = forgers.get(random.nextInt(forgers.size())).forge(random);
    long bytes = meter.allocatedBytes();
    long time = meter.cpuNanos();
    try {
      boolean good = isWhole(file);
      whole += good ? 1 : 0;
      read(file, good);
      if (run % 4 == 0) {
        write(file, good);
      } else if (run % 4 == 1) {
        salvage(file);
      }
    } catch (Throwable thrown) {
      throw new AssertionError("seed " + seed + " run " + run, thrown);
    }
    long allocated = meter.allocatedBytes() - bytes;
    long taken = meter.cpuNanos() - time;
    assertTrue(
        allocated < MOST_BYTES && taken < MOST_NANOS,
        () -> "seed " + seed + " run " + run + ": " + allocated + " bytes, " + taken + " ns");
  }

  private static MemoryStorage with(byte[] file) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Corpus.FILE, file);
    return storage;
  }

  private static boolean isWhole(byte[] file) {
    try {
      return VerifyTest.verify(file).ok();
    } catch (DurableException refused) {
      return false;
    }
  }

  /** Everything in the newest version and the one before. */
  private void read(byte[] file, boolean good) {
    try (ReadOnlyHeap<Thing> heap =
        new Engine(with(file)).openReadOnly(Corpus.FILE, ThingDraft.TYPE)) {
      opened++;
      Dump.of(heap.snapshot());
      Dump.history(heap);
      Dump.of(heap.at(Math.max(0, heap.snapshot().version() - 1)));
    } catch (DurableException refused) {
      if (good && !(refused instanceof dev.durable.error.SchemaMismatchException)) {
        throw refused;
      }
    }
  }

  private static void write(byte[] file, boolean good) {
    try (DurableHeap<Thing, ThingDraft> heap = Corpus.open(with(file))) {
      heap.commit("one more", root -> root.score(root.score() + 1).words().add("more"));
    } catch (DurableException refused) {
      if (good && !(refused instanceof dev.durable.error.SchemaMismatchException)) {
        throw refused;
      }
    }
  }

  /** What comes of it is whole, and the file stays as it was. */
  private void salvage(byte[] file) {
    MemoryStorage storage = with(file.clone());
    Engine engine = new Engine(storage);
    try {
      engine.salvage(Corpus.FILE, SAVED);
    } catch (DurableException refused) {
      assertFalse(storage.exists(SAVED));
      return;
    }
    salvaged++;
    assertArrayEquals(file, storage.get(Corpus.FILE));
    assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
  }
}
