package dev.durable.internal.check;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;
import static dev.durable.codegen.LittleEndian.getShort;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;

import dev.durable.codegen.RecordFormat;
import dev.durable.internal.log.Frames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where the frames of a file lie, found by its own reading of {@code docs/format.md}; and what a
 * forger does, who mends checksums and digests after changing something.
 */
final class FileFrames {

  private static final int SALT_AT = 48;
  private static final int END_AT = 72;
  private static final int SUPERBLOCK_CRC_AT = 252;
  private static final int COMMIT_AT = 64;
  private static final int DIGEST_AT = 80;
  private static final int SUPERBLOCK = 4096;

  private FileFrames() {}

  /** One frame. */
  record Frame(int offset, int length, int kind) {

    int end() {
      return offset + length;
    }
  }

  /** Of a whole file that was closed. */
  static List<Frame> of(byte[] file) {
    List<Frame> frames = new ArrayList<>();
    for (int at = (int) Frames.DATA_START; at < file.length; ) {
      int length = getInt(file, at + 4);
      frames.add(new Frame(at, length, Frames.kind(file, at)));
      at += length;
    }
    return frames;
  }

  /** Where the records of a kind begin. */
  static List<Integer> records(byte[] file, int kind) {
    List<Integer> records = new ArrayList<>();
    for (Frame frame : of(file)) {
      int at = frame.offset + Frames.HEADER;
      while (frame.kind == Frames.DATA
          && at < frame.end() - Frames.TRAILER
          && getShort(file, at) != 0) {
        if (file[at + RecordFormat.KIND_AT] == kind) {
          records.add(at);
        }
        at += (getShort(file, at) + 7) & ~7;
      }
    }
    return records;
  }

  static long salt(byte[] file) {
    return getLong(file, SALT_AT);
  }

  static void mendFrame(byte[] file, Frame frame) {
    byte[] place = new byte[16];
    putLong(place, 0, salt(file));
    putLong(place, 8, frame.offset);
    CRC32C crc = new CRC32C();
    crc.update(place);
    crc.update(file, frame.offset, frame.length - 4);
    putInt(file, frame.end() - 4, (int) crc.getValue());
  }

  /** Makes all digests and checksums right again, from the first frame to the superblocks. */
  static void mend(byte[] file, List<Frame> frames) {
    MessageDigest sha = sha();
    byte[] previous = new byte[0];
    int extentStart = (int) Frames.DATA_START;
    for (Frame frame : frames) {
      if (frame.kind == Frames.COMMIT) {
        int digestAt = digestAt(file, frame);
        sha.update(previous);
        for (Frame part : frames) {
          if (part.offset >= extentStart && part.offset < frame.offset) {
            mendFrame(file, part);
          }
        }
        sha.update(file, extentStart, digestAt - extentStart);
        previous = sha.digest();
        System.arraycopy(previous, 0, file, digestAt, previous.length);
        extentStart = frame.end();
        mendFrame(file, frame);
        mendSuperblocks(file, frame, previous);
      }
    }
  }

  private static void mendSuperblocks(byte[] file, Frame commit, byte[] digest) {
    for (int slot = 0; slot < 2 * SUPERBLOCK; slot += SUPERBLOCK) {
      if (getLong(file, slot + COMMIT_AT) == commit.offset
          && getLong(file, slot + END_AT) == commit.end()) {
        System.arraycopy(digest, 0, file, slot + DIGEST_AT, digest.length);
      }
      mendSuperblock(file, slot);
    }
  }

  static void mendSuperblock(byte[] file, int slot) {
    CRC32C crc = new CRC32C();
    crc.update(file, slot, SUPERBLOCK_CRC_AT);
    putInt(file, slot + SUPERBLOCK_CRC_AT, (int) crc.getValue());
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Behind the texts of the record, or a place within the frame where these are forged. */
  private static int digestAt(byte[] file, Frame frame) {
    int payload = frame.offset + 16;
    int most = frame.end() - 8 - 32;
    long at = payload + 160L;
    long parents = getInt(file, payload + 60) & 0xFFFF;
    at += 8L * Math.max(0, parents - 1);
    long texts = 1 + 2L * (getInt(file, payload + 60) >>> 16);
    for (long i = 0; i < texts && at + 4 <= most; i++) {
      at += 4L + (getInt(file, (int) at) >>> 1);
    }
    return (int) Math.min((at + 7) & ~7L, most);
  }
}
