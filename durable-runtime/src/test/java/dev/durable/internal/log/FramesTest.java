package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of frames and blocks. */
class FramesTest {

  private static final long SEED = 13;

  private static byte[] sealed(int length, long salt, long offset) {
    byte[] frame = new byte[length];
    Arrays.fill(frame, Frames.HEADER, length - Frames.TRAILER, (byte) 5);
    new Frames(salt).seal(frame, 0, length, Frames.DATA, 77, offset);
    return frame;
  }

  @Test
  void aFrameIsValidAtOnePlaceOfOneFileOnly() {
    byte[] frame = sealed(64, 1, 8192);
    assertEquals(64, new Frames(1).wholeLength(frame, 0, 64, 8192));
    assertEquals(0, new Frames(1).wholeLength(frame, 0, 64, 8200), "moved");
    assertEquals(0, new Frames(2).wholeLength(frame, 0, 64, 8192), "of another heap");
    assertEquals(0, new Frames(1).wholeLength(frame, 0, 63, 8192), "cut");
    for (int bit = 0; bit < 64 * 8; bit++) {
      byte[] damaged = frame.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertEquals(0, new Frames(1).wholeLength(damaged, 0, 64, 8192), "bit " + bit);
      assertTrue(!new Frames(1).problem(damaged, 0, 64, 8192).isEmpty());
    }
  }

  @Test
  void noFrameCrossesABlockOrLeavesARestTooSmallForAnother() {
    Frames frames = new Frames(1);
    for (int rest = 0; rest <= 48; rest += 8) {
      long offset = Frames.BLOCK - 64L - rest;
      boolean allowed = rest == 0 || rest >= Frames.SMALLEST;
      assertEquals(
          allowed ? 64 : 0,
          frames.wholeLength(sealed(64, 1, offset), 0, 64, offset),
          "rest " + rest);
    }
    long crossing = Frames.BLOCK - 56L;
    assertEquals(0, frames.wholeLength(sealed(64, 1, crossing), 0, 64, crossing));
  }

  @Test
  void recordsAndValuesOfAllSizesTileTheBlocksAndComeBack() {
    for (int round = 0; round < 30; round++) {
      Random random = new Random(SEED + round);
      MemoryStorage storage = new MemoryStorage(SEED);
      Map<Long, byte[]> written = new TreeMap<>();
      Path file = Path.of("a");
      try (Log log = Heaps.create(storage, file, Heaps.COMMIT, random.nextInt(100))) {
        for (int commit = 0; commit < 6; commit++) {
          append(log, random, written);
        }
      }
      try (Log log = HeapFiles.openToRead(storage, file)) {
        for (long at = Frames.DATA_START; at < log.head().end(); at = Frames.blockEnd(at)) {
          log.mapping().verify(at);
        }
        for (Map.Entry<Long, byte[]> value : written.entrySet()) {
          byte[] read = new byte[value.getValue().length];
          log.mapping().copyValue(value.getKey(), read.length, 0, read, 0, read.length);
          assertArrayEquals(value.getValue(), read, "seed " + (SEED + round));
        }
        checkRecords(log, written);
      }
    }
  }

  private static void append(Log log, Random random, Map<Long, byte[]> written) {
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      int count = random.nextInt(60);
      for (int i = 0; i < count; i++) {
        int bound = random.nextInt(20) == 0 ? 200_000 : random.nextInt(8) == 0 ? 33_000 : 300;
        byte[] content = Heaps.content(random.nextLong(), random.nextInt(bound));
        written.put(Heaps.append(appender, content), content);
      }
      appender.commit(Heaps.fields(0, "x".repeat(random.nextInt(2000))));
    } finally {
      log.writerLock().unlock();
    }
  }

  /** Walks all frames and their records, and finds just the records that were written. */
  private static void checkRecords(Log log, Map<Long, byte[]> written) {
    long records = 0;
    for (long at = Frames.DATA_START; at < log.head().end(); ) {
      byte[] header = Heaps.bytes(log.mapping().segment(), at, Frames.HEADER);
      int length = LittleEndian.getInt(header, Frames.LENGTH_AT);
      if (Frames.kind(header, 0) == Frames.DATA) {
        byte[] frame = Heaps.bytes(log.mapping().segment(), at, length);
        int record = Frames.HEADER;
        while (record < length - Frames.TRAILER && LittleEndian.getShort(frame, record) != 0) {
          byte[] content = written.get(at + record);
          assertTrue(at < 9000 || content != null, "a record at " + (at + record));
          records++;
          record += (LittleEndian.getShort(frame, record) + 7) & ~7;
        }
      }
      at += length;
    }
    long expected =
        written.values().stream()
            .filter(content -> content.length <= RecordFormat.MAX_VALUE_RECORD_BYTES)
            .count();
    assertEquals(expected + 1, records, "and that of the first commit");
  }
}
