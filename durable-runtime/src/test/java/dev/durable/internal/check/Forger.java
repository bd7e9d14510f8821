package dev.durable.internal.check;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getShort;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;
import static dev.durable.codegen.LittleEndian.putShort;

import dev.durable.codegen.RecordFormat;
import dev.durable.internal.log.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes hostile files out of good ones: changes what readers follow and count by, then makes
 * checksums and digests right again, so that the change gets as far as whoever must refuse it.
 */
final class Forger {

  private static final String MARKS = "<>:,|? @0129ai\nentityrecord";
  private static final int SUPERBLOCK = 4096;

  private final byte[] original;
  private final List<FileFrames.Frame> frames;
  private final List<FileFrames.Frame> commits = new ArrayList<>();
  private final List<Integer> records = new ArrayList<>();
  private final List<Integer> schemas = new ArrayList<>();

  /** Of a whole file that was closed. */
  Forger(byte[] file) {
    this.original = file;
    this.frames = FileFrames.of(file);
    for (FileFrames.Frame frame : frames) {
      if (frame.kind() == Frames.COMMIT) {
        commits.add(frame);
      }
    }
    for (int kind = RecordFormat.ENTITY; kind <= RecordFormat.SCHEMA_STATE; kind++) {
      records.addAll(FileFrames.records(file, kind));
    }
    schemas.addAll(FileFrames.records(file, RecordFormat.SCHEMA));
  }

  /** One for each heap of the corpus. */
  static List<Forger> ofCorpus() {
    return Corpus.all().values().stream().map(Forger::new).toList();
  }

  /** A forged file. */
  byte[] forge(Random random) {
    byte[] file = original.clone();
    int changes = 1 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
    for (int i = 0; i < changes; i++) {
      change(file, random);
    }
    if (random.nextInt(20) != 0) {
      FileFrames.mend(file, frames);
    }
    return file;
  }

  private void change(byte[] file, Random random) {
    int record = pick(records, random);
    int length = getShort(original, record);
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> putAny(file, record + random.nextInt(length), random);
      case 3, 4 -> putLong(file, record + 8 * random.nextInt(Math.max(1, length / 8)), any(random));
      case 5, 6 ->
          putLong(
              file, record + 8 * random.nextInt(Math.max(1, length / 8)), pick(records, random));
      case 7 -> {
        int other = pick(records, random);
        int count = Math.min(length, getShort(original, other)) - 2;
        System.arraycopy(original, other + 2, file, record + 2, count);
      }
      case 8 -> {
        FileFrames.Frame commit = commits.get(random.nextInt(commits.size()));
        int field = commit.offset() + 16 + 8 * random.nextInt(21);
        putLong(file, field, random.nextBoolean() ? any(random) : pick(records, random));
      }
      case 9 -> {
        int slot = SUPERBLOCK * random.nextInt(2);
        putAny(file, slot + random.nextInt(112), random);
      }
      case 10 -> {
        int schema = pick(schemas, random);
        int at = schema + 16 + random.nextInt(Math.max(1, getShort(original, schema) - 16));
        file[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
      }
      default -> {
        FileFrames.Frame frame = frames.get(random.nextInt(frames.size()));
        if (random.nextBoolean()) {
          file[frame.offset() + 8 + random.nextInt(8)] = (byte) random.nextInt(10);
        } else {
          file[frame.offset() + random.nextInt(frame.length())] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
  }

  private static int pick(List<Integer> offsets, Random random) {
    return offsets.get(random.nextInt(offsets.size()));
  }

  private void putAny(byte[] file, int at, Random random) {
    long value = any(random);
    switch (random.nextInt(4)) {
      case 0 -> file[at] = (byte) value;
      case 1 -> putShort(file, at, (short) value);
      case 2 -> putInt(file, at, (int) value);
      default -> putInt(file, at & ~3, getInt(file, at & ~3) + random.nextInt(5) - 2);
    }
  }

  private long any(Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> -1;
      case 3 -> random.nextInt(256);
      case 4 -> 1L << random.nextInt(64);
      case 5 -> (1L << random.nextInt(64)) - 1;
      case 6 -> original.length - 8 * random.nextInt(4);
      case 7 -> 8192 + 8 * random.nextInt(4);
      case 8 -> Integer.MAX_VALUE;
      case 9 -> Integer.MIN_VALUE;
      case 10 -> Long.MAX_VALUE - random.nextInt(9);
      case 11 -> random.nextInt(original.length);
      case 12 -> random.nextInt(original.length) & ~7;
      case 13 -> random.nextLong();
      case 14 -> 0x8000L | random.nextInt(0x8000);
      default -> random.nextInt(70_000);
    };
  }
}
