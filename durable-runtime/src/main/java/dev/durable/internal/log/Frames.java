package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;

import java.util.zip.CRC32C;

/**
 * The shape of frames, and the test of a frame that was copied to the Java heap.
 *
 * <pre>{@code
 * magic u32 | length u32 | kind u8 | flags u8 | 0 u16 | epoch tag u32 | payload ... | length u32 | CRC32C u32
 * }</pre>
 *
 * <p>Invariants: the length counts the whole frame and is a multiple of eight; no frame crosses a
 * multiple of 64 KiB of the file; behind a frame its block has room for another one or ends. The
 * checksum covers the salt of the heap and the offset of the frame besides its bytes, so that a
 * frame is valid at one place of one file only.
 *
 * <p>An instance tests the frames of one heap; it is not safe for several threads at once.
 */
public final class Frames {

  /** Bytes of a block: no frame crosses a multiple of this. */
  public static final int BLOCK = 1 << 16;

  /** Offset of the first frame; the superblocks lie below. */
  public static final long DATA_START = 8192;

  /** Bytes before the payload. */
  public static final int HEADER = 16;

  /** Bytes behind the payload. */
  public static final int TRAILER = 8;

  /** Bytes of the smallest frame. */
  public static final int SMALLEST = HEADER + TRAILER;

  /** "DFRM". */
  public static final int MAGIC = 0x4D524644;

  /** First frame of the file. */
  public static final int GENESIS = 1;

  /** Announces the epoch of an opening, before its first commit. */
  public static final int EPOCH = 2;

  /** Holds records. */
  public static final int DATA = 3;

  /** Holds a piece of a large value. */
  public static final int VALUE = 4;

  /** Holds a commit record, and ends its commit. */
  public static final int COMMIT = 5;

  /** Holds nothing; takes what is left of a block. */
  public static final int FILLER = 6;

  static final int LENGTH_AT = 4;
  static final int KIND_AT = 8;
  static final int FLAGS_AT = 9;
  static final int ZERO_AT = 10;
  static final int EPOCH_TAG_AT = 12;

  private final byte[] place = new byte[16];
  private final CRC32C crc = new CRC32C();

  /** Tests and makes the frames of the heap with that salt. */
  public Frames(long salt) {
    putLong(place, 0, salt);
  }

  /** Offset of the block behind that which holds this offset. */
  public static long blockEnd(long offset) {
    return (offset | (BLOCK - 1)) + 1;
  }

  /** The kind of the frame that begins there. */
  public static int kind(byte[] buffer, int at) {
    return buffer[at + KIND_AT] & 0xFF;
  }

  /** The lower half of the epoch of the frame that begins there. */
  public static int epochTag(byte[] buffer, int at) {
    return getInt(buffer, at + EPOCH_TAG_AT);
  }

  /**
   * The length of the frame that begins there, or 0 if there is no whole frame.
   *
   * @param limit end of what the buffer holds of the file
   * @param offset of the frame in the file
   */
  public int wholeLength(byte[] buffer, int at, int limit, long offset) {
    int length = plausibleLength(buffer, at, limit, offset);
    return length != 0
            && getInt(buffer, at + length - TRAILER) == length
            && getInt(buffer, at + length - 4) == checksum(buffer, at, length, offset)
        ? length
        : 0;
  }

  /** The length that the header claims if a frame of that length can be there, else 0. */
  public static int plausibleLength(byte[] buffer, int at, int limit, long offset) {
    if (limit - at < SMALLEST || getInt(buffer, at) != MAGIC) {
      return 0;
    }
    int length = getInt(buffer, at + LENGTH_AT);
    boolean fits = length >= SMALLEST && (length & 7) == 0 && length <= limit - at;
    return fits
            && fitsBlock(offset, length)
            && (buffer[at + ZERO_AT] | buffer[at + ZERO_AT + 1]) == 0
        ? length
        : 0;
  }

  private static boolean fitsBlock(long offset, int length) {
    long rest = blockEnd(offset) - offset - length;
    return rest == 0 || rest >= SMALLEST;
  }

  /**
   * Where in the buffer it goes on behind a place where {@link #wholeLength} gives 0: behind the
   * bad frame if both its lengths agree, else at the next whole one, else at the limit.
   *
   * @param limit end of what the buffer holds of the block
   */
  int resume(byte[] buffer, int at, int limit, long offset) {
    int claimed = plausibleLength(buffer, at, limit, offset);
    if (claimed != 0 && getInt(buffer, at + claimed - TRAILER) == claimed) {
      return at + claimed;
    }
    for (int next = at + 8; next <= limit - SMALLEST; next += 8) {
      if (getInt(buffer, next) == MAGIC
          && wholeLength(buffer, next, limit, offset + next - at) != 0) {
        return next;
      }
    }
    return limit;
  }

  /** Says what is wrong where {@link #wholeLength} gives 0. */
  public String problem(byte[] buffer, int at, int limit, long offset) {
    if (limit - at < SMALLEST) {
      return "a frame was expected, but only " + (limit - at) + " bytes are left of the data";
    }
    if (getInt(buffer, at) != MAGIC) {
      return "a frame was expected, but found 0x" + Integer.toHexString(getInt(buffer, at));
    }
    int length = plausibleLength(buffer, at, limit, offset);
    if (length == 0) {
      return "a frame cannot have the length " + getInt(buffer, at + LENGTH_AT) + " here";
    }
    if (getInt(buffer, at + length - TRAILER) != length) {
      return "the frame has the length "
          + length
          + " at its start and "
          + getInt(buffer, at + length - TRAILER)
          + " at its end";
    }
    return "the frame of "
        + length
        + " bytes has the checksum 0x"
        + Integer.toHexString(checksum(buffer, at, length, offset))
        + ", but 0x"
        + Integer.toHexString(getInt(buffer, at + length - 4))
        + " was written";
  }

  private int checksum(byte[] buffer, int at, int length, long offset) {
    putLong(place, 8, offset);
    crc.reset();
    crc.update(place, 0, place.length);
    crc.update(buffer, at, length - 4);
    return (int) crc.getValue();
  }

  /** Writes header and trailer around a payload that is in place. */
  void seal(byte[] buffer, int at, int length, int kind, long epoch, long offset) {
    putInt(buffer, at, MAGIC);
    putInt(buffer, at + LENGTH_AT, length);
    putInt(buffer, at + KIND_AT, kind);
    putInt(buffer, at + EPOCH_TAG_AT, (int) epoch);
    putInt(buffer, at + length - TRAILER, length);
    putInt(buffer, at + length - 4, checksum(buffer, at, length, offset));
  }
}
