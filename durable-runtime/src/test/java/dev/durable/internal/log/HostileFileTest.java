package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DurableException;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody has forged, with checksums that are right; and files that are very large. */
class HostileFileTest {

  private static final Path FILE = Path.of("heap");
  private static final long SEED = 5;

  @TempDir Path directory;

  private static Log open(byte[] file) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(FILE, file);
    return HeapFiles.openToRead(storage, FILE);
  }

  @Test
  void pointersOutsideOfTheDataAreRefused() {
    MemoryStorage storage = new MemoryStorage(SEED);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 70_000)) {
      Heaps.commit(log, 10);
      long end = log.head().end();
      for (int round = 0; round < 2; round++) { // before and after the blocks were verified
        Mapping mapping = log.mapping();
        for (long pointer :
            new long[] {
              0,
              8,
              4096,
              8184,
              8193,
              9004,
              end,
              end + 8,
              1L << 31,
              1L << 40,
              1L << 48,
              1L << 52,
              (1L << 48) + 9000,
              -8,
              Long.MIN_VALUE,
              Long.MAX_VALUE - 7
            }) {
          assertThrows(
              CorruptHeapException.class, () -> mapping.verify(pointer), "pointer " + pointer);
          assertThrows(
              CorruptHeapException.class, () -> log.commitAt(pointer), "pointer " + pointer);
          for (long length : new long[] {0, 1, 40_000, 1L << 40, Long.MAX_VALUE}) {
            assertThrows(
                CorruptHeapException.class,
                () -> mapping.verify(pointer, length),
                "pointer " + pointer + " of " + length);
            if (length > 0) {
              assertThrows(
                  CorruptHeapException.class,
                  () -> mapping.copyValue(pointer, length, 0, new byte[1], 0, 1),
                  "pointer " + pointer + " of " + length);
            }
          }
        }
        Heaps.checkAll(log);
      }
    }
  }

  @Test
  void lengthsThatAreNotThoseOfTheValueAreRefused() {
    MemoryStorage storage = new MemoryStorage(SEED);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 200_000)) {
      Commit large = log.head();
      Commit small = Heaps.commit(log, 100);
      Mapping mapping = log.mapping();
      mapping.verify(large.tableRoot(), 200_000);
      for (long length : new long[] {0, 99, 101, 32_760, 40_000, 1L << 33, Long.MAX_VALUE}) {
        assertThrows(
            CorruptHeapException.class,
            () ->
                mapping.copyValue(
                    small.tableRoot(),
                    length,
                    Math.max(0, length - 1),
                    new byte[1],
                    0,
                    length == 0 ? 0 : 1),
            "of " + length);
      }
      for (long length : new long[] {1, 32_760, 200_100, 1L << 33, Long.MAX_VALUE}) {
        assertThrows(
            CorruptHeapException.class,
            () -> mapping.copyValue(large.tableRoot(), length, length - 1, new byte[1], 0, 1),
            "of " + length);
      }
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> mapping.copyValue(large.tableRoot(), 200_000, 199_999, new byte[2], 0, 2));
      assertThrows(
          CorruptHeapException.class, () -> mapping.verify(large.tableRoot() + 8, 200_000));
    }
  }

  @Test
  void anyPartOfALargeValueCanBeCopied() {
    Random random = new Random(SEED);
    MemoryStorage storage = new MemoryStorage(SEED);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 400_000)) {
      byte[] content = Heaps.content(0, 400_000);
      for (int i = 0; i < 3000; i++) {
        int from = random.nextInt(400_000);
        int count = random.nextInt(Math.min(400_000 - from, i % 2 == 0 ? 10 : 200_000) + 1);
        byte[] part = new byte[count + 4];
        log.mapping().copyValue(log.head().tableRoot(), 400_000, from, part, 2, count);
        assertArrayEquals(
            Arrays.copyOfRange(content, from, from + count),
            Arrays.copyOfRange(part, 2, count + 2));
      }
    }
  }

  /**
   * A heap whose newest commit record is forged: one number of it, and all checksums made right.
   */
  private static byte[] forge(byte[] file, int fieldAt, long value) {
    byte[] forged = file.clone();
    Superblock newest = Superblock.read(slot(file, 1), 1);
    if (newest == null) {
      throw new AssertionError("the newest is in slot 1");
    }
    int pointer = (int) newest.commit();
    int length = LittleEndian.getInt(forged, pointer + Frames.LENGTH_AT);
    LittleEndian.putLong(forged, pointer + Frames.HEADER + fieldAt, value);
    new Frames(newest.salt()).seal(forged, pointer, length, Frames.COMMIT, newest.epoch(), pointer);
    return forged;
  }

  private static byte[] slot(byte[] file, int slot) {
    return Arrays.copyOfRange(file, slot * Superblock.BYTES, (slot + 1) * Superblock.BYTES);
  }

  @Test
  void commitRecordsThatAreForgedAreRefusedOrHarmless() {
    MemoryStorage storage = new MemoryStorage(SEED);
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10)) {
      Heaps.commit(log, 10);
      Heaps.commit(log, 10);
    }
    byte[] file = storage.get(FILE);
    Random random = new Random(SEED);
    int refused = 0;
    int cases = 0;
    for (int field = 0; field < CommitCodec.FIXED + 40; field += 8) {
      for (long value :
          new long[] {
            0,
            1,
            7,
            8192,
            8200,
            file.length - 8,
            file.length,
            1L << 40,
            -1,
            -8,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            random.nextLong(),
            random.nextLong() & 0xFFF8
          }) {
        cases++;
        try (Log log = open(forge(file, field, value))) {
          walk(log);
        } catch (DurableException typed) {
          refused++;
        }
      }
    }
    assertTrue(refused > cases / 2, refused + " of " + cases);
  }

  /** Everything that follows pointers of commit records; it must end. */
  private static void walk(Log log) {
    Commit commit = log.published();
    for (int i = 0; commit != null; i++) {
      assertTrue(i < 10, "a loop");
      assertTrue(commit.time() != null && commit.tags() != null);
      commit = log.predecessor(commit);
    }
    for (commit = log.published(); commit != null; commit = log.parent(commit)) {
      assertEquals(commit, log.commitAt(commit.pointer()));
    }
    log.find(0);
    log.find(java.time.Instant.MAX);
    log.commitContaining(8192);
  }

  @Test
  void randomBytesBehindAHeapAreDroppedInBoundedTime() throws Exception {
    MemoryStorage storage = new MemoryStorage(SEED);
    Heaps.create(storage, FILE, Heaps.COMMIT, 10).close();
    byte[] file = storage.get(FILE);
    Random random = new Random(SEED);
    byte[] tail = new byte[300_000];
    for (int round = 0; round < 60; round++) {
      random.nextBytes(tail);
      for (int i = 0; i < 2000; i++) { // headers that look right
        int at = random.nextInt(tail.length / 8 - 4) * 8;
        LittleEndian.putInt(tail, at, Frames.MAGIC);
        LittleEndian.putInt(tail, at + 4, random.nextInt(8000) * 8);
        LittleEndian.putInt(tail, at + 8, random.nextInt(7));
      }
      byte[] both = Arrays.copyOf(file, file.length + tail.length);
      System.arraycopy(tail, 0, both, file.length, tail.length);
      MemoryStorage other = new MemoryStorage(SEED);
      other.put(FILE, both);
      try (Log log = HeapFiles.openToWrite(other, FILE, Heaps.COMMIT)) {
        assertEquals(0, log.head().sequence());
        assertEquals(file.length, other.get(FILE).length);
      }
    }
  }

  /** The file with one more commit, whole and chained, that says to be of that epoch. */
  private static byte[] withCommitOfEpoch(byte[] file, long tagEpoch, long recordEpoch) {
    Superblock newest = Superblock.read(slot(file, 1), 1);
    if (newest == null) {
      throw new AssertionError("the newest is in slot 1");
    }
    int pointer = (int) newest.commit();
    Commit last = CommitCodec.decode(file, pointer, (int) newest.end() - pointer, pointer);
    CommitRecord record =
        new CommitRecord(
            1,
            2,
            last.end(),
            recordEpoch,
            0,
            0,
            0,
            last.end(),
            last.pointer(),
            last.pointer(),
            List.of(last.pointer()),
            1,
            last.pointer(),
            0,
            0,
            Heaps.fields(0, "forged"));
    FrameBuffer buffer =
        new FrameBuffer(new Frames(newest.salt()), tagEpoch, last.end(), new byte[1024]);
    int bytes = CommitCodec.bytes(record.fields(), 1);
    int payload = buffer.beginCommit(bytes + CommitCodec.DIGEST);
    CommitCodec.encode(record, buffer.bytes(), payload);
    ChainDigest sha = new ChainDigest();
    sha.begin(last);
    sha.update(buffer.bytes(), 0, payload + bytes);
    System.arraycopy(sha.end(), 0, buffer.bytes(), payload + bytes, CommitCodec.DIGEST);
    buffer.endCommit(payload);
    byte[] longer = Arrays.copyOf(file, file.length + buffer.used());
    System.arraycopy(buffer.bytes(), 0, longer, file.length, buffer.used());
    return longer;
  }

  @Test
  void commitsOfAnOpeningThatWasNotAnnouncedAreNotAccepted() {
    MemoryStorage storage = new MemoryStorage(SEED);
    long epoch;
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10)) {
      epoch = log.head().epoch();
    }
    byte[] file = storage.get(FILE);
    for (int i = 0; i < 4; i++) {
      long tag = i % 2 == 0 ? epoch : epoch + 1;
      long said = i / 2 == 0 ? epoch : epoch + (1L << 32);
      storage.put(FILE, withCommitOfEpoch(file, tag, said));
      try (Log log = HeapFiles.openToWrite(storage, FILE, Heaps.COMMIT)) {
        assertEquals(i == 0 ? 1 : 0, log.head().sequence(), "case " + i);
      }
    }
  }

  /**
   * A heap whose newest commit lies behind 5 GiB of nothing, as a hole. Only a forger can make a
   * gap; it is there to reach large offsets without writing so much.
   */
  private static void moveEndFarOut(Path file, long to) throws Exception {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] both = new byte[Superblock.BOTH];
      raw.readFully(both);
      Superblock old = Superblock.read(slot(both, 1), 1);
      if (old == null) {
        throw new AssertionError("the newest is in slot 1");
      }
      byte[] frame = new byte[(int) (old.end() - old.commit())];
      raw.seek(old.commit());
      raw.readFully(frame);
      Commit first = CommitCodec.decode(frame, 0, frame.length, old.commit());
      CommitRecord record =
          new CommitRecord(
              1,
              2,
              first.end(),
              old.epoch(),
              0,
              0,
              0,
              to,
              first.pointer(),
              first.pointer(),
              List.of(first.pointer()),
              1,
              first.pointer(),
              first.record().seconds(),
              first.record().nanos(),
              Heaps.fields(first.tableRoot(), "far out"));
      byte[] bytes = new byte[1024];
      FrameBuffer buffer = new FrameBuffer(new Frames(old.salt()), old.epoch(), to, bytes);
      int payloadBytes = CommitCodec.bytes(record.fields(), 1);
      int payload = buffer.beginCommit(payloadBytes + CommitCodec.DIGEST);
      CommitCodec.encode(record, buffer.bytes(), payload);
      ChainDigest sha = new ChainDigest();
      sha.begin(first);
      sha.update(buffer.bytes(), 0, payload + payloadBytes);
      byte[] digest = sha.end();
      System.arraycopy(digest, 0, buffer.bytes(), payload + payloadBytes, digest.length);
      int length = buffer.endCommit(payload);
      byte[] filler = new byte[(int) (Frames.blockEnd(first.end()) - first.end())];
      new Frames(old.salt())
          .seal(filler, 0, filler.length, Frames.FILLER, old.epoch(), first.end());
      raw.seek(first.end());
      raw.write(filler);
      raw.seek(to);
      raw.write(buffer.bytes(), 0, buffer.used());
      Commit commit = new Commit(record, to, to + length, digest);
      Superblock next =
          Superblock.of(
              old.heapId(), old.salt(), old.slotSequence() + 1, old.epoch(), commit, true);
      raw.seek((next.slotSequence() & 1) * Superblock.BYTES);
      raw.write(next.bytes());
    }
  }

  @Test
  void offsetsBeyond2And4GiBWorkLikeSmallOnes() throws Exception {
    Path file = directory.resolve("large.dheap");
    Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 1000).close();
    for (long to : new long[] {(1L << 31) - 65_536, (1L << 32) - 65_536, 5L << 30}) {
      Files.copy(file, directory.resolve("copy.dheap"));
      Path copy = directory.resolve("copy.dheap");
      moveEndFarOut(copy, to);
      try (Log log = HeapFiles.openToWrite(FileStorage.system(), copy, Heaps.COMMIT)) {
        assertEquals(1, log.head().sequence());
        assertNotSmaller(log.head().end(), to);
        for (int length : new int[] {10, 70_000, 140_000, 10}) {
          Commit commit = Heaps.commit(log, length);
          assertTrue(Heaps.intact(log, commit));
          assertEquals(commit, log.find(commit.sequence()));
          assertEquals(commit, log.commitContaining(commit.end() - 1));
        }
        assertTrue(Heaps.intact(log, log.find(0)));
        assertEquals(log.find(0), log.commitContaining(9000));
      }
      try (Log log = HeapFiles.openToRead(FileStorage.system(), copy)) {
        assertEquals(5, log.published().sequence());
        for (long sequence = 2; sequence <= 5; sequence++) {
          assertTrue(Heaps.intact(log, log.find(sequence)));
        }
      }
      Files.delete(copy);
    }
  }

  private static void assertNotSmaller(long value, long least) {
    assertTrue(value >= least, value + " < " + least);
  }
}
