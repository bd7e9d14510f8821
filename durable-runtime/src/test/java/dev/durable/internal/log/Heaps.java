package dev.durable.internal.log;

import dev.durable.HeapOptions.Durability;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.io.Storage;
import dev.durable.internal.recovery.HeapFiles;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;

/** Small heaps for tests of this layer: each commit holds one value that tells which it is. */
public final class Heaps {

  public static final Durability COMMIT = new Durability.Commit();

  private Heaps() {}

  /** Fields whose table root is that pointer. */
  public static CommitFields fields(long pointer, String message) {
    return fields(pointer, 2, message);
  }

  /** The same of a heap that has given all ids below that one. */
  public static CommitFields fields(long pointer, long nextId, String message) {
    return new CommitFields(1, nextId, pointer, 0, 0, 1, null, message, new TreeMap<>());
  }

  /** Bytes from which it can be told whether they are those of that commit. */
  public static byte[] content(long number, int length) {
    byte[] bytes = new byte[length];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  /** A record of kind VALUE with that content. */
  public static byte[] record(byte[] content) {
    byte[] record = new byte[RecordFormat.HEADER_BYTES + content.length];
    LittleEndian.putShort(record, RecordFormat.LENGTH_AT, (short) record.length);
    record[RecordFormat.KIND_AT] = RecordFormat.VALUE;
    System.arraycopy(content, 0, record, RecordFormat.HEADER_BYTES, content.length);
    return record;
  }

  /** Appends a value in the form that its length asks for. */
  public static long append(Appender appender, byte[] content) {
    return content.length <= RecordFormat.MAX_VALUE_RECORD_BYTES
        ? appender.append(record(content), 0, RecordFormat.HEADER_BYTES + content.length)
        : appender.largeValue(content, 0, content.length);
  }

  /** A new heap, its commit 0 holding {@code content(0, length)}. */
  public static Log create(Storage storage, Path file, Durability durability, int length) {
    return HeapFiles.create(
        storage,
        file,
        durability,
        appender -> fields(append(appender, content(0, length)), length + ""));
  }

  /**
   * Writes the next commit with {@code content(its sequence, length)}, and does not wait for it.
   */
  public static Commit write(Log log, int length) {
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      try {
        long pointer = append(appender, content(log.head().sequence() + 1, length));
        return appender.commit(fields(pointer, length + ""));
      } finally {
        appender.rollBack();
      }
    } finally {
      log.writerLock().unlock();
    }
  }

  /** The same, and waits until it is acknowledged. */
  public static Commit commit(Log log, int length) {
    Commit commit = write(log, length);
    log.await(commit);
    return commit;
  }

  /** Whether the commit has the content that was written for it; its message is the length. */
  public static boolean intact(Log log, Commit commit) {
    int length = Integer.parseInt(commit.message());
    byte[] bytes = new byte[length];
    log.mapping().copyValue(commit.tableRoot(), length, 0, bytes, 0, length);
    return Arrays.equals(bytes, content(commit.sequence(), length));
  }

  /** Throws unless all commits of the log, the newest first, are intact and chained. */
  public static void checkAll(Log log) {
    long sequence = log.published().sequence();
    Commit commit = log.published();
    while (commit != null) {
      if (commit.sequence() != sequence-- || !intact(log, commit)) {
        throw new AssertionError(commit + " is not what was written");
      }
      Commit previous = log.predecessor(commit);
      if (previous != null && previous.end() != commit.extentStart()) {
        throw new AssertionError("there is a gap before " + commit);
      }
      commit = previous;
    }
    if (sequence != -1) {
      throw new AssertionError("the log begins with " + sequence);
    }
  }

  /** A copy of the bytes of a segment. */
  public static byte[] bytes(MemorySegment segment, long from, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(segment, LittleEndian.BYTE, from, bytes, 0, length);
    return bytes;
  }
}
