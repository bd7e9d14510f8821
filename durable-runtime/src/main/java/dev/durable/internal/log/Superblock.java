package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;

import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One of the two superblocks: where the newest published commit is, for readers and as the place
 * from which recovery walks on. It never names a commit that was not forced.
 */
public final class Superblock {

  /** Bytes of a slot. */
  public static final int BYTES = 4096;

  /** Bytes of both slots, which lie at the start of the file. */
  public static final int BOTH = 2 * BYTES;

  /** "DHEAP01\0". */
  public static final long MAGIC = 0x0031_3050_4145_4844L;

  /** The format that this code writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  static final int FORMAT_AT = 8;
  static final int FLAGS_AT = 12;
  static final int HEAP_ID_AT = 16;
  static final int SLOT_SEQUENCE_AT = 32;
  static final int EPOCH_AT = 40;

  /** Bytes of slot sequence and epoch. */
  static final int OWNER = 16;

  static final int SALT_AT = 48;
  static final int COMMIT_SEQUENCE_AT = 56;
  static final int COMMIT_AT = 64;
  static final int END_AT = 72;
  static final int DIGEST_AT = 80;
  static final int CHECKSUM_AT = 252;
  static final int USED = 256;

  static final int CLEAN = 1;

  private static final byte[] ZEROS = new byte[BYTES];

  private final byte[] bytes;

  private Superblock(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The superblock that names this commit. */
  static Superblock of(
      UUID heapId, long salt, long slotSequence, long epoch, Commit head, boolean clean) {
    byte[] bytes = new byte[BYTES];
    putLong(bytes, 0, MAGIC);
    putInt(bytes, FORMAT_AT, FORMAT);
    putInt(bytes, FLAGS_AT, clean ? CLEAN : 0);
    putLong(bytes, HEAP_ID_AT, heapId.getMostSignificantBits());
    putLong(bytes, HEAP_ID_AT + 8, heapId.getLeastSignificantBits());
    putLong(bytes, SLOT_SEQUENCE_AT, slotSequence);
    putLong(bytes, EPOCH_AT, epoch);
    putLong(bytes, SALT_AT, salt);
    putLong(bytes, COMMIT_SEQUENCE_AT, head.sequence());
    putLong(bytes, COMMIT_AT, head.pointer());
    putLong(bytes, END_AT, head.end());
    System.arraycopy(head.digest(), 0, bytes, DIGEST_AT, CommitCodec.DIGEST);
    putInt(bytes, CHECKSUM_AT, checksum(bytes));
    return new Superblock(bytes);
  }

  /** The superblock that these bytes of a slot are, or null if they are not a valid one. */
  static @Nullable Superblock read(byte[] bytes, int slot) {
    boolean whole = claimedFormat(bytes) == FORMAT && isRestZero(bytes);
    Superblock read = new Superblock(bytes);
    return whole && (read.slotSequence() & 1) == slot ? read : null;
  }

  /**
   * The format that the bytes of a slot claim, or 0 if they are not a superblock of any format:
   * magic, format and checksum have their places in all of them.
   */
  static int claimedFormat(byte[] bytes) {
    boolean superblock =
        getLong(bytes, 0) == MAGIC && getInt(bytes, CHECKSUM_AT) == checksum(bytes);
    return superblock ? getInt(bytes, FORMAT_AT) : 0;
  }

  /** Says what is wrong where {@link #read} gives null. */
  static String problem(byte[] bytes, int slot) {
    if (getLong(bytes, 0) != MAGIC) {
      return "it does not begin as one";
    }
    if (getInt(bytes, CHECKSUM_AT) != checksum(bytes)) {
      return "its checksum is wrong";
    }
    if (getInt(bytes, FORMAT_AT) != FORMAT) {
      return "it is of format " + getInt(bytes, FORMAT_AT);
    }
    return isRestZero(bytes) ? "it belongs into the other slot" : "something stands behind it";
  }

  /** Whether nothing stands behind what is used; compared as a whole, as opening asks it often. */
  private static boolean isRestZero(byte[] bytes) {
    return Arrays.equals(bytes, USED, BYTES, ZEROS, USED, BYTES);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKSUM_AT);
    return (int) crc.getValue();
  }

  /** Slot sequence and epoch of these bytes, valid or not: what says whose they are. */
  static byte[] owner(byte[] bytes) {
    return Arrays.copyOfRange(bytes, SLOT_SEQUENCE_AT, SLOT_SEQUENCE_AT + OWNER);
  }

  /** All of its bytes; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** Its number; the one with the higher counts. The lowest bit is its slot. */
  public long slotSequence() {
    return getLong(bytes, SLOT_SEQUENCE_AT);
  }

  /** The random number of the opening that wrote it. */
  public long epoch() {
    return getLong(bytes, EPOCH_AT);
  }

  /** What the checksums of this heap begin with. */
  public long salt() {
    return getLong(bytes, SALT_AT);
  }

  /** What tells this heap from all others. */
  public UUID heapId() {
    return new UUID(getLong(bytes, HEAP_ID_AT), getLong(bytes, HEAP_ID_AT + 8));
  }

  /** Offset of the commit that it names. */
  public long commit() {
    return getLong(bytes, COMMIT_AT);
  }

  /** Offset behind that commit. */
  public long end() {
    return getLong(bytes, END_AT);
  }

  /** Whether the heap was closed cleanly at that commit. */
  public boolean clean() {
    return (getInt(bytes, FLAGS_AT) & CLEAN) != 0;
  }

  /** Whether it names this commit. */
  public boolean names(Commit commit) {
    return getLong(bytes, COMMIT_SEQUENCE_AT) == commit.sequence()
        && commit() == commit.pointer()
        && end() == commit.end()
        && Arrays.equals(
            commit.digest(), Arrays.copyOfRange(bytes, DIGEST_AT, DIGEST_AT + CommitCodec.DIGEST));
  }
}
