package dev.durable.internal.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The files that a power failure can leave on a device without powersafe overwrite: as {@link
 * CrashImages}, and besides any block of 4 KiB that was being written to may hold anything at all,
 * also where its bytes had been on the device for long.
 */
public final class HarshImages {

  /** What the device may spoil at once. */
  public static final int BLOCK = 4096;

  /** So many ways to spoil are tried on each file that {@link CrashImages} gives. */
  private static final int WAYS = 3;

  private final Interval interval;
  private final long seed;
  private final Random random;

  /** Of that interval; the seed decides where there are too many. */
  public HarshImages(Interval interval, long seed) {
    this.interval = interval;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** What may be in a block after all. */
  private enum Garbage {
    ZEROS,
    ONES,
    RANDOM,
    PART,
    BITS,
    SECTORS,
    OTHER_BLOCK
  }

  /**
   * One of the files.
   *
   * @param bytes its content, in an array of the caller's
   * @param spoiled the blocks that are not as they were written, in ascending order
   * @param what for the message of a violation
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Image(byte[] bytes, List<Integer> spoiled, String what) {

    /** The same for the same bytes, and hardly ever for others. */
    public long hash() {
      CRC32C crc = new CRC32C();
      crc.update(bytes);
      return crc.getValue() << 32 ^ Arrays.hashCode(bytes);
    }
  }

  /**
   * Gives so many of them, or fewer if there are few; none twice.
   *
   * @return how many were given
   */
  public long each(long limit, Consumer<Image> consumer) {
    CrashImages images = new CrashImages(interval, seed);
    Set<Long> given = new HashSet<>();
    images.each(
        Math.max(1, limit / WAYS),
        image -> {
          int[] touched =
              images.touched(BLOCK).filter(block -> block * BLOCK < image.length()).toArray();
          for (int way = 0; way < WAYS && touched.length > 0 && given.size() < limit; way++) {
            Image spoiled = spoil(image, touched);
            if (given.add(spoiled.hash())) {
              consumer.accept(spoiled);
            }
          }
        });
    return given.size();
  }

  /** One block, a few, or all of those that were written to. */
  private Image spoil(CrashImages.Image image, int[] touched) {
    byte[] bytes = image.bytes();
    int count =
        switch (random.nextInt(4)) {
          case 0 -> touched.length;
          case 1 -> Math.min(2, touched.length);
          default -> 1;
        };
    TreeMap<Integer, Garbage> spoiled = new TreeMap<>();
    while (spoiled.size() < count) {
      Garbage garbage = Garbage.values()[random.nextInt(Garbage.values().length)];
      spoiled.put(touched[random.nextInt(touched.length)], garbage);
    }
    spoiled.forEach((block, garbage) -> spoil(bytes, block, garbage));
    return new Image(
        bytes, new ArrayList<>(spoiled.keySet()), image + "; spoiled blocks: " + spoiled);
  }

  private void spoil(byte[] bytes, int block, Garbage garbage) {
    int from = block * BLOCK;
    int to = Math.min(bytes.length, from + BLOCK);
    switch (garbage) {
      case ZEROS -> Arrays.fill(bytes, from, to, (byte) 0);
      case ONES -> Arrays.fill(bytes, from, to, (byte) -1);
      case RANDOM -> randomize(bytes, from, to);
      case PART -> {
        int start = random.nextInt(from, to);
        randomize(bytes, start, random.nextInt(start, to) + 1);
      }
      case BITS ->
          IntStream.rangeClosed(0, random.nextInt(4))
              .forEach(i -> bytes[random.nextInt(from, to)] ^= (byte) (1 << random.nextInt(8)));
      case SECTORS -> sectors(bytes, from, to);
      case OTHER_BLOCK -> {
        byte[] forced = interval.forced().bytes();
        int other = random.nextInt(Math.max(1, forced.length / BLOCK)) * BLOCK;
        byte[] content = Arrays.copyOfRange(forced, other, other + BLOCK);
        System.arraycopy(content, 0, bytes, from, to - from);
      }
    }
  }

  private void randomize(byte[] bytes, int from, int to) {
    byte[] garbage = new byte[to - from];
    random.nextBytes(garbage);
    System.arraycopy(garbage, 0, bytes, from, garbage.length);
  }

  /** Some are as they were written, some empty, some anything. */
  private void sectors(byte[] bytes, int from, int to) {
    for (int start = from; start < to; start += CrashImages.SECTOR) {
      int end = Math.min(to, start + CrashImages.SECTOR);
      switch (random.nextInt(3)) {
        case 0 -> Arrays.fill(bytes, start, end, (byte) 0);
        case 1 -> randomize(bytes, start, end);
        default -> {}
      }
    }
  }
}
