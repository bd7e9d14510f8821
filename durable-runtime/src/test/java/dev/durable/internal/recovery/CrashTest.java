package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.CrashImages;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.Interval;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.Recovered;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * After a power failure at any moment, also one while recovering from another, a heap opens by
 * itself at some whole commit that is no older than the last one acknowledged.
 */
class CrashTest {

  private static final Path FILE = Path.of("heap");
  private static final long SEED = 20_261_120;

  /** A heap to which a workload is done, while each interval between forces is watched. */
  private static final class Run {

    private final Durability durability;
    private final long imagesPerInterval;
    final MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    final FaultyStorage faults = new FaultyStorage(storage);
    Log log;
    long acknowledged;
    long begun;
    long images;
    long deeper;
    long intervals;

    Run(Durability durability, long imagesPerInterval) {
      this.durability = durability;
      this.imagesPerInterval = imagesPerInterval;
      this.log = Heaps.create(faults, FILE, durability, 50);
      storage.beforeForce(this::crash);
    }

    void write(int length) {
      begun++;
      Heaps.write(log, length);
    }

    void commit(int length) {
      write(length);
      log.await(log.head());
      acknowledged = log.head().sequence();
    }

    void flush() {
      log.flush();
      acknowledged = log.head().sequence();
    }

    /** A write that the system breaks off in the middle. */
    void writeThatFails(int length) {
      faults.failNextWriteFrom(8192, FaultyStorage.Kind.SHORT_WRITE);
      assertThrows(HeapIoException.class, () -> Heaps.write(log, length));
      assertTrue(faults.happened());
    }

    void reopen() {
      log.close();
      acknowledged = begun;
      log = HeapFiles.openToWrite(faults, FILE, durability);
    }

    void crash(Interval interval) {
      intervals++;
      images +=
          new CrashImages(interval, SEED + intervals)
              .each(
                  imagesPerInterval,
                  image -> deeper += check(image.bytes(), acknowledged, begun, 1));
    }
  }

  /** Opens an image, checks it, commits to it, opens it again; crashes in between if asked. */
  private static long check(byte[] image, long least, long most, int depth) {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    storage.put(FILE, image);
    long[] deeper = new long[1];
    if (depth > 0 && java.util.Arrays.hashCode(image) % 16 == 0) {
      storage.beforeForce(
          interval -> {
            deeper[0] +=
                new CrashImages(interval, SEED)
                    .each(24, again -> check(again.bytes(), least, most + 1, depth - 1));
          });
    }
    long found;
    try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      found = log.head().sequence();
      assertTrue(found >= least && found <= most, found + " is not in " + least + ".." + most);
      Heaps.checkAll(log);
      Heaps.commit(log, 33);
    }
    try (Log log = HeapFiles.openToRead(storage, FILE)) {
      assertEquals(found + 1, log.published().sequence());
      Heaps.checkAll(log);
    }
    return deeper[0];
  }

  /** Ends a run, and checks what a crash leaves then. */
  private static void end(Run run) {
    run.crash(run.storage.interval(FILE));
    run.log.close();
    System.out.println(
        run.images
            + " crash images of "
            + run.intervals
            + " intervals, and "
            + run.deeper
            + " of crashes while recovering from them; seed "
            + SEED);
    assertTrue(run.images > 200 && run.intervals > 3, "too few to mean anything");
  }

  @Test
  void whileAHeapIsCreatedItIsThereWholeOrNotAtAll() {
    MemoryStorage storage = new MemoryStorage(SEED);
    long[] renamed = new long[1];
    storage.beforeRename(
        interval -> {
          renamed[0]++;
          assertTrue(interval.events().isEmpty(), "it gets its name when it is on the device");
          check(interval.forced().bytes(), 0, 0, 0);
        });
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 100_000)) {
      assertEquals(1, renamed[0]);
      assertEquals(Set.of(), storage.unforcedNames(), "and is there when creation returns");
      Heaps.checkAll(log);
    }
  }

  @Test
  void whatACrashLeftOfACreationIsRemovedByTheNext() {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Path.of("heap.new"), new byte[100]);
    Heaps.create(storage, FILE, Heaps.COMMIT, 10).close();
    assertEquals(1, storage.names().size());
  }

  @Test
  void recoveryNeverReadsMoreThan66Batches() {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10); // whose time stands still
    long[] most = new long[1];
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 50)) {
      storage.beforeForce(
          interval ->
              new CrashImages(interval, SEED)
                  .each(8, image -> most[0] = Math.max(most[0], recoveredCommits(image.bytes()))));
      for (int i = 0; i < 140; i++) {
        Heaps.commit(log, 20);
      }
    }
    assertTrue(most[0] > 50 && most[0] <= 66, most[0] + " commits");
  }

  private static long recoveredCommits(byte[] image) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(FILE, image);
    try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      Recovered recovered = log.recovered();
      return recovered == null ? 0 : recovered.commits();
    }
  }

  @Test
  void whileSmallCommitsAreMade() {
    Run run = new Run(Heaps.COMMIT, 3_000);
    for (int i = 0; i < 24; i++) {
      run.commit(100 + 150 * i);
      run.storage.pass(i % 3 == 0 ? 25_000_000 : 500_000);
    }
    end(run);
  }

  @Test
  void whileSeveralCommitsShareAForce() {
    Run run = new Run(Heaps.COMMIT, 2_000);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        run.write(200 * j);
      }
      run.commit(300);
      run.storage.pass(3_500_000);
    }
    end(run);
  }

  @Test
  void whileLargeValuesAreWritten() {
    Run run = new Run(Heaps.COMMIT, 400);
    for (int length : new int[] {32_761, 60_000, 65_512, 150_000, 10, 90_000}) {
      run.commit(length);
      run.storage.pass(10_000_000);
    }
    end(run);
  }

  @Test
  void whileCommitsAreNotForced() {
    Run run = new Run(new Durability.None(), 2_000);
    for (int i = 0; i < 20; i++) {
      run.write(50 * i);
      run.storage.pass(500_000);
      if (i % 7 == 6) {
        run.flush();
      }
    }
    end(run);
  }

  /** Some of them in the background, forced by themselves while no commit waits. */
  @Test
  void whileZerosAreWrittenAhead() {
    Run run = new Run(Heaps.COMMIT, 1_000);
    run.storage.growth(64 << 10).prefill(64 << 10); // commits up to 1 KiB are small, to 4 medium
    for (int length : new int[] {2_000, 100, 3_000}) {
      for (int i = 0; i < 14; i++) {
        run.commit(length + 10 * i);
        run.storage.pass(i % 4 == 0 ? 25_000_000 : 500_000);
      }
      run.writeThatFails(2_000);
    }
    assertTrue(run.intervals > 3 * 14, "nothing was forced but commits");
    end(run);
  }

  @Test
  void whileTheHeapIsClosedAndOpened() {
    Run run = new Run(Heaps.COMMIT, 2_000);
    for (int i = 0; i < 4; i++) {
      run.commit(400);
      run.reopen();
      run.commit(100);
      run.storage.pass(10_000_000);
      run.commit(100);
      run.reopen();
      run.reopen();
    }
    end(run);
  }

  @Test
  void whileCommitsAreRolledBackAndTriedAgain() {
    Run run = new Run(Heaps.COMMIT, 2_000);
    for (int i = 0; i < 4; i++) {
      run.commit(700);
      run.writeThatFails(2_000);
      run.write(600);
      run.commit(100);
    }
    end(run);
  }
}
