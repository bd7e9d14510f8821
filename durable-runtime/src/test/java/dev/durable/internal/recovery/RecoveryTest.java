package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DurableException;
import dev.durable.error.FormatTooNewException;
import dev.durable.error.HeapIoException;
import dev.durable.error.NotAHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Frames;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.Recovered;
import dev.durable.internal.log.Superblock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What opening makes of files that were damaged, cut, or left by a crash. */
class RecoveryTest {

  private static final Path FILE = Path.of("heap");
  private static final long SEED = 3;

  private static MemoryStorage of(byte[] file) {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    storage.put(FILE, file);
    return storage;
  }

  private static Log open(byte[] file) {
    return HeapFiles.openToWrite(of(file), FILE, Heaps.COMMIT);
  }

  /** A heap that was closed after five commits. */
  private static byte[] closed() {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 300)) {
      for (int length : new int[] {50, 33_000, 10, 200, 0}) {
        Heaps.commit(log, length);
      }
    }
    return storage.get(FILE);
  }

  /** A heap that was not closed, with its commits; its superblocks name nothing but the first. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Unclosed(byte[] file, Commit[] commits) {}

  private static Unclosed unclosed(int... lengths) {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    Heaps.create(storage, FILE, Heaps.COMMIT, 300).close();
    byte[] superblocks = Arrays.copyOf(storage.get(FILE), Superblock.BOTH);
    Commit[] commits = new Commit[lengths.length + 1];
    byte[] file;
    try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      commits[0] = log.head();
      for (int i = 0; i < lengths.length; i++) {
        commits[i + 1] = Heaps.commit(log, lengths[i]);
      }
      file = storage.get(FILE);
    }
    System.arraycopy(superblocks, 0, file, 0, superblocks.length);
    return new Unclosed(file, commits);
  }

  @Test
  void afterACrashEverythingWholeIsFoundAndTheTailIsCut() {
    Unclosed heap = unclosed(40, 70_000, 40);
    byte[] file = Arrays.copyOf(heap.file(), heap.file().length + 100_000);
    Arrays.fill(
        file, (int) heap.commits()[3].end(), (int) heap.commits()[3].end() + 5000, (byte) 7);
    MemoryStorage storage = of(file);
    try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      assertEquals(heap.commits()[3], log.head());
      Heaps.checkAll(log);
      Recovered recovered = assertNotNull2(log.recovered());
      assertEquals(3, recovered.commits());
      assertEquals(heap.commits()[3].end() - heap.commits()[0].end(), recovered.bytes());
      assertEquals(file.length - heap.commits()[3].end(), recovered.droppedBytes());
      assertEquals(log.head().end(), storage.device(FILE).length, "cut, and that forced");
      try (Log reader = HeapFiles.openToRead(storage, FILE)) {
        assertEquals(log.head(), reader.published(), "and published to readers");
      }
    }
    try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
      assertNull(log.recovered());
    }
  }

  private static Recovered assertNotNull2(@org.jspecify.annotations.Nullable Recovered recovered) {
    assertNotNull(recovered);
    return recovered;
  }

  @Test
  void damageBeforeALaterCommitThatSaysItWasForcedIsRefusedAndTheFileLeftAlone() {
    Unclosed heap = unclosed(40, 40, 40);
    for (long at = heap.commits()[1].extentStart(); at < heap.commits()[2].end() - 8; at += 8) {
      boolean first = at < heap.commits()[1].end();
      byte[] file = heap.file().clone();
      file[(int) at] ^= 64;
      MemoryStorage storage = of(file);
      if (first) {
        CorruptHeapException refused =
            assertThrows(
                CorruptHeapException.class,
                () -> HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT),
                "at " + at);
        assertEquals(heap.commits()[0].end(), refused.offset());
        assertTrue(refused.toString().contains("This is no crash"), refused.toString());
        assertArrayEquals(file, storage.get(FILE));
      } else {
        CorruptHeapException refused =
            assertThrows(CorruptHeapException.class, () -> open(file), "at " + at);
        assertTrue(refused.toString().contains("Version 1"), refused.toString());
      }
    }
  }

  @Test
  void damageInTheLastCommitCannotBeToldFromACrash() {
    Unclosed heap = unclosed(40, 40, 40);
    byte[] file = heap.file().clone();
    file[(int) heap.commits()[3].extentStart() + 20] ^= 1;
    try (Log log = open(file)) {
      assertEquals(heap.commits()[2], log.head());
      Heaps.checkAll(log);
    }
  }

  @Test
  void whatTheSuperblockNamesIsNeverDropped() {
    byte[] file = closed();
    Commit head;
    try (Log log = open(file)) {
      head = log.head();
    }
    byte[] damaged = file.clone();
    damaged[(int) head.pointer() + 30] ^= 1;
    CorruptHeapException refused = assertThrows(CorruptHeapException.class, () -> open(damaged));
    assertEquals(head.pointer(), refused.offset());
    assertThrows(CorruptHeapException.class, () -> HeapFiles.openToRead(of(damaged), FILE));
  }

  @Test
  void aWholeFrameOfAnotherAttemptBreaksTheChain() {
    // the same file up to a commit that was written twice, with other bytes, by the same opening
    byte[][] files = new byte[2][];
    long block = 65_536;
    for (int i = 0; i < 2; i++) {
      MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
      try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 300)) {
        log.writerLock().lock();
        try {
          byte[] content = new byte[200_000];
          Arrays.fill(content, (byte) i);
          var appender = log.begin();
          log.head();
          appender.commit(Heaps.fields(Heaps.append(appender, content), "200000"));
        } finally {
          log.writerLock().unlock();
        }
        files[i] = storage.get(FILE);
      }
    }
    assertEquals(-1, Arrays.mismatch(Arrays.copyOf(files[0], 8800), Arrays.copyOf(files[1], 8800)));
    System.arraycopy(files[1], (int) block, files[0], (int) block, (int) block);
    try (Log log = open(files[0])) {
      assertEquals(0, log.head().sequence());
    }
    try (Log log = open(files[1])) {
      assertEquals(1, log.head().sequence());
    }
  }

  @Test
  void oneLostSuperblockIsMadeGoodByTheOther() {
    byte[] file = closed();
    for (int at = 0; at < Superblock.BOTH; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      MemoryStorage storage = of(damaged);
      try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
        assertEquals(5, log.head().sequence(), "byte " + at);
        assertTrue(assertNotNull2(log.recovered()).superblockLost());
        if (at % 500 == 0) {
          Heaps.checkAll(log);
        }
        Heaps.commit(log, 10);
        storage.pass(10_000_000);
        Heaps.commit(log, 10);
      }
      try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
        assertEquals(7, log.head().sequence());
        assertNull(log.recovered(), "both are whole again");
      }
    }
  }

  @Test
  void withBothSuperblocksLostTheFileIsRefusedAsDamaged() {
    byte[] file = closed();
    byte[] damaged = file.clone();
    damaged[100] ^= 1;
    damaged[4096 + 100] ^= 1;
    CorruptHeapException refused = assertThrows(CorruptHeapException.class, () -> open(damaged));
    assertTrue(refused.toString().contains("superblocks"), refused.toString());
    Arrays.fill(damaged, 0, Superblock.BOTH, (byte) 0);
    assertThrows(CorruptHeapException.class, () -> open(damaged));
  }

  @Test
  void otherFilesAreNotHeaps() {
    byte[] text = "not a heap. ".repeat(1000).getBytes(StandardCharsets.UTF_8);
    for (int length : new int[] {0, 1, 7, 100, 8191, 8192, 8300, text.length}) {
      byte[] file = Arrays.copyOf(text, length);
      MemoryStorage storage = of(file);
      NotAHeapException refused =
          assertThrows(
              NotAHeapException.class,
              () -> HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT),
              "of " + length);
      assertTrue(refused.toString().contains(FILE.toString()));
      assertThrows(NotAHeapException.class, () -> HeapFiles.openToRead(storage, FILE));
      assertArrayEquals(file, storage.get(FILE));
    }
    assertThrows(NotAHeapException.class, () -> open(new byte[100_000]));
  }

  @Test
  void aMissingFileIsReportedAsSuch() {
    MemoryStorage storage = new MemoryStorage(SEED);
    assertThrows(HeapIoException.class, () -> HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT));
    assertThrows(HeapIoException.class, () -> HeapFiles.openToRead(storage, FILE));
    assertEquals(java.util.Set.of(), storage.names());
  }

  @Test
  void aNewerFormatIsRefusedWhicheverSuperblockHasIt() {
    for (int slot = 0; slot < 2; slot++) {
      byte[] file = closed();
      int at = slot * Superblock.BYTES;
      LittleEndian.putInt(file, at + 8, 2);
      CRC32C crc = new CRC32C();
      crc.update(file, at, 252);
      LittleEndian.putInt(file, at + 252, (int) crc.getValue());
      FormatTooNewException refused = assertThrows(FormatTooNewException.class, () -> open(file));
      assertTrue(refused.toString().contains("format 2"), refused.toString());
    }
  }

  @Test
  void aFileCutAnywhereBelowWhatWasPublishedIsRefused() {
    byte[] file = closed();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      DurableException refused =
          assertThrows(DurableException.class, () -> open(cut), "cut to " + cut.length);
      boolean right =
          length < 7
              ? refused instanceof NotAHeapException
              : refused instanceof CorruptHeapException;
      assertTrue(right, length + ": " + refused);
    }
  }

  @Test
  void aFileCutAnywhereBehindWhatWasPublishedOpensAtAWholeCommit() {
    Unclosed heap = unclosed(40, 300, 70_000, 40);
    int from = (int) heap.commits()[0].end();
    int to = (int) heap.commits()[4].end();
    for (int length = from; length <= to; length += length < from + 1500 ? 1 : 97) {
      try (Log log = open(Arrays.copyOf(heap.file(), length))) {
        Commit head = log.head();
        assertTrue(head.end() <= length);
        assertEquals(heap.commits()[(int) head.sequence()], head);
        boolean newest =
            head.sequence() == 4 || heap.commits()[(int) head.sequence() + 1].end() > length;
        assertTrue(newest, "cut to " + length + ": " + head);
      }
    }
  }

  /** Touches all blocks and all commits; returns whether everything is as it was. */
  private static boolean readAll(Log log) {
    boolean good = true;
    for (long at = Frames.DATA_START; at < log.published().end(); at += 8) {
      log.mapping().verify(at); // the frame around it
    }
    Commit commit = log.published();
    while (commit != null) {
      good &= Heaps.intact(log, commit);
      commit = log.predecessor(commit);
    }
    return good;
  }

  @Test
  void everyFlippedByteOfTheDataIsFound() {
    byte[] file = closed();
    int opened = 0;
    for (int at = (int) Frames.DATA_START; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      try (Log log = HeapFiles.openToRead(of(damaged), FILE)) {
        opened++;
        CorruptHeapException found =
            assertThrows(CorruptHeapException.class, () -> readAll(log), "byte " + at);
        long frame = found.offset();
        assertTrue(frame <= at, "byte " + at + " but " + frame);
      } catch (CorruptHeapException atOpening) {
        assertTrue(atOpening.offset() <= at);
      }
    }
    assertTrue(opened > 30_000, "most damage is found when it is touched, not before: " + opened);
  }

  @Test
  void damageInOneBlockLeavesTheOthersReadable() {
    byte[] file = closed();
    file[20_000] ^= 1; // in the large value of version 2, in the first block
    try (Log log = open(file)) {
      assertThrows(CorruptHeapException.class, () -> Heaps.intact(log, log.find(2)));
      assertEquals("33000", log.find(2).message(), "its record can be read");
    }
  }
}
