package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which blocks are checked before anybody asks for them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // against hanging; a busy machine is slow
class ReadAheadTest {

  private static final Path FILE = Path.of("a");

  /** Full ones, the first and the last one of the file aside. */
  private static final int BLOCKS = 100;

  @TempDir Path directory;

  private final MemoryStorage storage = new MemoryStorage(1);

  /** What the mapping shows, so that damage shows in it, too. */
  private final byte[] bytes = made();

  private static byte[] made() {
    MemoryStorage storage = new MemoryStorage(1);
    Heaps.create(storage, FILE, Heaps.COMMIT, (BLOCKS + 1) * Frames.BLOCK).close();
    return storage.get(FILE);
  }

  private Log open() {
    storage.adopt(FILE, bytes);
    return HeapFiles.openToRead(storage, FILE);
  }

  private static void read(Log log, int... blocks) {
    for (int block : blocks) {
      log.mapping().verify((long) block * Frames.BLOCK);
    }
  }

  private void damage(int block) {
    bytes[block * Frames.BLOCK + 99] ^= 1;
  }

  /** The blocks that are not looked at any more. */
  private List<Integer> checked(Log log) {
    List<Integer> checked = new ArrayList<>();
    for (int block = 1; block <= BLOCKS; block++) {
      damage(block);
      if (isReadable(log, block)) {
        checked.add(block);
      }
      damage(block); // which undoes it
    }
    return checked;
  }

  private static boolean isReadable(Log log, int block) {
    try {
      read(log, block);
      return true;
    } catch (CorruptHeapException damaged) {
      return false;
    }
  }

  private static List<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void whoReadsThreeBlocksInARowFindsTheNextOnesChecked() {
    try (Log log = open()) {
      read(log, 10, 11, 12);
      storage.pass(1);
      assertEquals(range(10, 12 + ReadAhead.WINDOW), checked(log));
    }
  }

  @Test
  void whoReadsOnFindsMoreOfThem() {
    try (Log log = open()) {
      read(log, 10, 11, 12);
      storage.pass(1);
      int last = 12 + ReadAhead.WINDOW;
      read(log, last, last + 1); // the first of them is checked
      storage.pass(1);
      assertEquals(range(10, last + 1 + ReadAhead.WINDOW), checked(log));
    }
  }

  @Test
  void whoReadsHereAndThereCausesNothing() {
    try (Log log = open()) {
      read(log, 10, 11, 20, 21, 40, 42, 44, 7, 6, 5);
      storage.pass(1);
      assertEquals(List.of(5, 6, 7, 10, 11, 20, 21, 40, 42, 44), checked(log));
    }
  }

  @Test
  void theLastFullBlockIsTheLast() {
    try (Log log = open()) {
      read(log, BLOCKS - 4, BLOCKS - 3, BLOCKS - 2);
      storage.pass(1);
      assertEquals(range(BLOCKS - 4, BLOCKS), checked(log));
    }
  }

  @Test
  void damageIsToldToWhomeverItConcerns() {
    damage(15);
    try (Log log = open()) {
      read(log, 10, 11, 12);
      storage.pass(1);
      read(log, 14, 16);
      CorruptHeapException told = assertThrows(CorruptHeapException.class, () -> read(log, 15));
      assertEquals(15 * Frames.BLOCK, told.offset());
    }
  }

  /** On a real file, where another thread checks at the same time. */
  @Test
  void nothingThatIsWholeIsTakenForDamagedNorTheOtherWayRound() throws IOException {
    damage(50);
    Path file = Files.write(directory.resolve("a.dheap"), bytes);
    for (int round = 0; round < 100; round++) {
      try (Log log = HeapFiles.openToRead(FileStorage.system(), file)) {
        for (int block = 1; block <= BLOCKS; block++) {
          assertEquals(block != 50, isReadable(log, block), "block " + block);
        }
      }
    }
  }

  @Test
  void whatCannotBeReadIsLeftAloneAndLaterBlocksAreReadAheadAgain() throws Exception {
    Path file = Files.write(directory.resolve("a.dheap"), bytes);
    try (Log log = HeapFiles.openToRead(FileStorage.system(), file);
        RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
      other.setLength(14 * Frames.BLOCK);
      read(log, 10, 11, 12);
      awaitBackground();
      assertThrows(CorruptHeapException.class, () -> read(log, 14));
      awaitBackground(); // for what that one has begun again
      read(log, 1, 2, 3);
      awaitBackground();
      other.seek(5 * Frames.BLOCK);
      other.write(new byte[100]);
      assertTrue(isReadable(log, 5), "it was checked before it was damaged");
    }
  }

  /** There is one thread for all tasks of a storage. */
  private static void awaitBackground() throws InterruptedException {
    CountDownLatch after = new CountDownLatch(1);
    FileStorage.system().schedule(after::countDown, 0);
    after.await();
  }
}
