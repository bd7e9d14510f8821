package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getLong;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;

import java.util.UUID;

/**
 * The payloads of genesis and epoch frames. Each says to which heap it belongs and with which salt,
 * in clear, so that frames can be checked when both superblocks are lost; and which epoch begins.
 */
public final class Announcement {

  static final int GENESIS_BYTES = 48;
  static final int GENESIS_FORMAT_AT = 8;
  static final int GENESIS_HEAP_ID_AT = 16;
  static final int GENESIS_SALT_AT = 32;
  static final int GENESIS_EPOCH_AT = 40;

  static final int EPOCH_BYTES = 40;
  static final int EPOCH_HEAP_ID_AT = 0;
  static final int EPOCH_SALT_AT = 16;
  static final int EPOCH_EPOCH_AT = 24;
  static final int EPOCH_PREVIOUS_AT = 32;

  private Announcement() {}

  static byte[] genesis(UUID heapId, long salt, long epoch) {
    byte[] payload = new byte[GENESIS_BYTES];
    putLong(payload, 0, Superblock.MAGIC);
    putInt(payload, GENESIS_FORMAT_AT, Superblock.FORMAT);
    putId(payload, GENESIS_HEAP_ID_AT, heapId);
    putLong(payload, GENESIS_SALT_AT, salt);
    putLong(payload, GENESIS_EPOCH_AT, epoch);
    return payload;
  }

  static byte[] epoch(UUID heapId, long salt, long epoch, Commit previous) {
    byte[] payload = new byte[EPOCH_BYTES];
    putId(payload, EPOCH_HEAP_ID_AT, heapId);
    putLong(payload, EPOCH_SALT_AT, salt);
    putLong(payload, EPOCH_EPOCH_AT, epoch);
    putLong(payload, EPOCH_PREVIOUS_AT, previous.pointer());
    return payload;
  }

  private static void putId(byte[] payload, int at, UUID id) {
    putLong(payload, at, id.getMostSignificantBits());
    putLong(payload, at + 8, id.getLeastSignificantBits());
  }

  /**
   * Whether the frame that begins there announces an epoch behind that commit.
   *
   * @param length of the frame, which is whole
   */
  public static boolean follows(byte[] buffer, int at, int length, Commit previous) {
    return Frames.kind(buffer, at) == Frames.EPOCH
        && length >= Frames.SMALLEST + EPOCH_BYTES
        && getLong(buffer, at + Frames.HEADER + EPOCH_PREVIOUS_AT) == previous.pointer()
        && (int) epoch(buffer, at) == Frames.epochTag(buffer, at);
  }

  /** The epoch that the epoch frame announces which begins there. */
  public static long epoch(byte[] buffer, int at) {
    return getLong(buffer, at + Frames.HEADER + EPOCH_EPOCH_AT);
  }
}
