package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;
import static dev.durable.codegen.LittleEndian.getShort;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;
import static dev.durable.codegen.LittleEndian.putShort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Commit records as bytes. The offsets are those of {@code docs/format.md}. */
final class CommitCodec {

  /** Bytes of the digest. */
  static final int DIGEST = 32;

  /** The most bytes of a commit record, digest included. */
  static final int MAX_BYTES = 32 * 1024;

  static final int SEQUENCE_AT = 0;
  static final int BATCH_AT = 8;
  static final int FORCED_END_AT = 16;
  static final int EPOCH_AT = 24;
  static final int SECONDS_AT = 32;
  static final int SPAN_SECONDS_AT = 40;
  static final int NANOS_AT = 48;
  static final int SPAN_NANOS_AT = 52;
  static final int BRANCH_AT = 56;
  static final int PARENTS_AT = 60;
  static final int TAGS_AT = 62;
  static final int EXTENT_START_AT = 64;
  static final int PREVIOUS_AT = 72;
  static final int SKIP_AT = 80;
  static final int PARENT_AT = 88;
  static final int PARENT_SKIP_AT = 96;
  static final int DEPTH_AT = 104;
  static final int ROOT_ID_AT = 112;
  static final int NEXT_ID_AT = 120;
  static final int TABLE_ROOT_AT = 128;
  static final int SCHEMA_ROOT_AT = 136;
  static final int BRANCH_ROOT_AT = 144;
  static final int ENTITY_COUNT_AT = 152;
  static final int FIXED = 160;

  private static final int MAX_COUNT = 0xFFFF;
  private static final int MAX_NANOS = 999_999_999;

  private CommitCodec() {}

  /**
   * Bytes of the record up to its digest.
   *
   * @throws IllegalArgumentException if the record would be too large
   */
  static int bytes(CommitFields fields, int parents) {
    long bytes = FIXED + 8L * Math.max(0, parents - 1) + Texts.bytes(fields.message());
    for (Map.Entry<String, String> tag : fields.tags().entrySet()) {
      bytes += Texts.bytes(tag.getKey()) + Texts.bytes(tag.getValue());
    }
    bytes = (bytes + 7) & ~7;
    if (bytes + DIGEST > MAX_BYTES || parents > MAX_COUNT || fields.tags().size() > MAX_COUNT) {
      throw new IllegalArgumentException(
          "The message and the tags of this commit take "
              + bytes
              + " bytes; there is room for "
              + (MAX_BYTES - DIGEST)
              + ". Keep long texts in the heap itself.");
    }
    return (int) bytes;
  }

  /** Writes all but the digest; the target is zero there. */
  static void encode(CommitRecord commit, byte[] target, int at) {
    CommitFields fields = commit.fields();
    putLong(target, at + SEQUENCE_AT, commit.sequence());
    putLong(target, at + BATCH_AT, commit.batch());
    putLong(target, at + FORCED_END_AT, commit.forcedEnd());
    putLong(target, at + EPOCH_AT, commit.epoch());
    putLong(target, at + SECONDS_AT, commit.seconds());
    putLong(target, at + SPAN_SECONDS_AT, commit.spanSeconds());
    putInt(target, at + NANOS_AT, commit.nanos());
    putInt(target, at + SPAN_NANOS_AT, commit.spanNanos());
    putInt(target, at + BRANCH_AT, commit.branch());
    putShort(target, at + PARENTS_AT, (short) commit.parents().size());
    putShort(target, at + TAGS_AT, (short) fields.tags().size());
    putLong(target, at + EXTENT_START_AT, commit.extentStart());
    putLong(target, at + PREVIOUS_AT, commit.previous());
    putLong(target, at + SKIP_AT, commit.skip());
    putLong(target, at + PARENT_AT, commit.parent());
    putLong(target, at + PARENT_SKIP_AT, commit.parentSkip());
    putLong(target, at + DEPTH_AT, commit.depth());
    putLong(target, at + ROOT_ID_AT, fields.rootId());
    putLong(target, at + NEXT_ID_AT, fields.nextId());
    putLong(target, at + TABLE_ROOT_AT, fields.tableRoot());
    putLong(target, at + SCHEMA_ROOT_AT, fields.schemaRoot());
    putLong(target, at + BRANCH_ROOT_AT, fields.branchRoot());
    putLong(target, at + ENTITY_COUNT_AT, fields.entityCount());
    int end = at + FIXED;
    for (int i = 1; i < commit.parents().size(); i++, end += 8) {
      putLong(target, end, commit.parents().get(i));
    }
    end = Texts.put(target, end, fields.message());
    for (Map.Entry<String, String> tag : fields.tags().entrySet()) {
      end = Texts.put(target, end, tag.getKey());
      end = Texts.put(target, end, tag.getValue());
    }
  }

  /**
   * Reads the commit of a whole frame.
   *
   * @param at where the frame begins in the buffer
   * @param length of the frame
   * @param offset of the frame in the file
   * @throws IllegalArgumentException if this is not the frame of a commit, saying what is wrong
   */
  static Commit decode(byte[] buffer, int at, int length, long offset) {
    int start = at + Frames.HEADER;
    int limit = at + length - Frames.TRAILER;
    if (Frames.kind(buffer, at) != Frames.COMMIT) {
      throw new IllegalArgumentException(
          "a commit record was expected, but found a frame of kind " + Frames.kind(buffer, at));
    }
    int digestAt;
    try {
      digestAt = digestAt(buffer, start, limit);
    } catch (IndexOutOfBoundsException tooLong) {
      throw new IllegalArgumentException("the commit record is cut short", tooLong);
    }
    Commit commit =
        new Commit(
            record(buffer, start),
            offset,
            offset + length,
            java.util.Arrays.copyOfRange(buffer, digestAt, digestAt + DIGEST));
    check(commit);
    return commit;
  }

  /** Where in the buffer the digest stands of the record that begins there. */
  static int digestAt(byte[] buffer, int start, int limit) {
    if (limit - start < FIXED + DIGEST) {
      throw new IndexOutOfBoundsException("a commit record needs more bytes");
    }
    int end = start + FIXED + 8 * Math.max(0, getShort(buffer, start + PARENTS_AT) - 1);
    int texts = 1 + 2 * getShort(buffer, start + TAGS_AT);
    for (int i = 0; i < texts; i++) {
      end = Texts.end(buffer, end, limit - DIGEST);
    }
    int digestAt = start + ((end - start + 7) & ~7);
    if (digestAt > limit - DIGEST) {
      throw new IndexOutOfBoundsException("a commit record needs more bytes");
    }
    return digestAt;
  }

  private static CommitRecord record(byte[] buffer, int at) {
    return new CommitRecord(
        getLong(buffer, at + SEQUENCE_AT),
        getLong(buffer, at + BATCH_AT),
        getLong(buffer, at + FORCED_END_AT),
        getLong(buffer, at + EPOCH_AT),
        getLong(buffer, at + SECONDS_AT),
        getInt(buffer, at + NANOS_AT),
        getInt(buffer, at + BRANCH_AT),
        getLong(buffer, at + EXTENT_START_AT),
        getLong(buffer, at + PREVIOUS_AT),
        getLong(buffer, at + SKIP_AT),
        parents(buffer, at),
        getLong(buffer, at + DEPTH_AT),
        getLong(buffer, at + PARENT_SKIP_AT),
        getLong(buffer, at + SPAN_SECONDS_AT),
        getInt(buffer, at + SPAN_NANOS_AT),
        fields(buffer, at));
  }

  private static List<Long> parents(byte[] buffer, int at) {
    int count = getShort(buffer, at + PARENTS_AT);
    if (count == 0) {
      return List.of();
    }
    List<Long> parents = new ArrayList<>(count);
    parents.add(getLong(buffer, at + PARENT_AT));
    for (int i = 1; i < count; i++) {
      parents.add(getLong(buffer, at + FIXED + 8 * (i - 1)));
    }
    return Collections.unmodifiableList(parents);
  }

  private static CommitFields fields(byte[] buffer, int at) {
    int textAt = at + FIXED + 8 * Math.max(0, getShort(buffer, at + PARENTS_AT) - 1);
    return new CommitFields(
        getLong(buffer, at + ROOT_ID_AT),
        getLong(buffer, at + NEXT_ID_AT),
        getLong(buffer, at + TABLE_ROOT_AT),
        getLong(buffer, at + SCHEMA_ROOT_AT),
        getLong(buffer, at + BRANCH_ROOT_AT),
        getLong(buffer, at + ENTITY_COUNT_AT),
        null,
        Texts.get(buffer, textAt),
        tags(buffer, textAt, getShort(buffer, at + TAGS_AT)));
  }

  private static SortedMap<String, String> tags(byte[] buffer, int messageAt, int count) {
    SortedMap<String, String> tags = new TreeMap<>();
    int at = Texts.end(buffer, messageAt, buffer.length);
    for (int i = 0; i < count; i++) {
      int valueAt = Texts.end(buffer, at, buffer.length);
      tags.put(Texts.get(buffer, at), Texts.get(buffer, valueAt));
      at = Texts.end(buffer, valueAt, buffer.length);
    }
    return tags;
  }

  /** What the checksum cannot promise of a file that somebody has forged. */
  private static void check(Commit commit) {
    CommitRecord record = commit.record();
    long at = commit.pointer();
    boolean first = record.sequence() == 0;
    require(record.sequence() >= 0 && record.batch() > 0, "numbers");
    require(record.extentStart() >= Frames.DATA_START && record.extentStart() <= at, "extent");
    require(first == (record.extentStart() == Frames.DATA_START), "extent");
    require(record.forcedEnd() >= 0 && record.forcedEnd() <= record.extentStart(), "forced end");
    require(record.nanos() >= 0 && record.nanos() <= MAX_NANOS, "time");
    require(record.spanNanos() >= 0 && record.spanNanos() <= MAX_NANOS, "time");
    require(isSecond(record.seconds()) && isSecond(record.spanSeconds()), "time");
    requirePointer(record.previous(), record.extentStart(), first);
    requirePointer(record.skip(), record.extentStart(), first);
    require(record.depth() >= 0 && (record.depth() == 0) == record.parents().isEmpty(), "depth");
    requirePointer(record.parentSkip(), record.extentStart(), record.depth() == 0);
    for (long parent : record.parents()) {
      requirePointer(parent, record.extentStart(), false);
    }
    CommitFields fields = record.fields();
    requirePointer(fields.tableRoot(), at, fields.tableRoot() == 0);
    requirePointer(fields.schemaRoot(), at, fields.schemaRoot() == 0);
    requirePointer(fields.branchRoot(), at, fields.branchRoot() == 0);
  }

  private static boolean isSecond(long seconds) {
    return seconds >= java.time.Instant.MIN.getEpochSecond()
        && seconds <= java.time.Instant.MAX.getEpochSecond();
  }

  /** Pointers lead strictly backwards, so that no file can make a reader loop. */
  private static void requirePointer(long pointer, long below, boolean absent) {
    boolean good =
        absent
            ? pointer == 0
            : pointer >= Frames.DATA_START && pointer < below && (pointer & 7) == 0;
    require(good, "pointers");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("the commit record has impossible " + what);
    }
  }
}
