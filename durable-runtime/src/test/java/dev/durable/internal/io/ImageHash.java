package dev.durable.internal.io;

import static dev.durable.internal.io.CrashImages.SECTOR;

import java.util.Arrays;

/**
 * Hashes of the files of one length that share all but some sectors: a sum over the sectors, so
 * that a file need not be made to know its hash.
 */
final class ImageHash {

  private final int[] sectors;
  private final long[][] hashes;
  private final long shared;

  /** Of the files that have one of these contents in each of these sectors, which ascend. */
  ImageHash(byte[] others, int[] sectors, byte[][][] contents, int length) {
    this.sectors = sectors;
    this.hashes = new long[sectors.length][];
    for (int i = 0; i < sectors.length; i++) {
      hashes[i] = new long[contents[i].length];
      for (int version = 0; version < hashes[i].length; version++) {
        hashes[i][version] = hash(contents[i][version], 0, sectors[i], length);
      }
    }
    long sum = mix(length);
    for (int sector = 0; sector * SECTOR < Math.min(length, others.length); sector++) {
      if (Arrays.binarySearch(sectors, sector) < 0) {
        sum += hash(others, sector * SECTOR, sector, length);
      }
    }
    this.shared = sum;
  }

  /** The hash of the file with that version of each of the sectors. */
  long of(int[] choice) {
    long sum = shared;
    for (int i = 0; i < sectors.length; i++) {
      sum += hashes[i][choice[i]];
    }
    return mix(sum);
  }

  /** Zero for a sector of zeros, as are those that were never written. */
  private static long hash(byte[] bytes, int from, int sector, int length) {
    int to = Math.min(from + Math.min(SECTOR, length - sector * SECTOR), bytes.length);
    while (to > from && bytes[to - 1] == 0) {
      to--;
    }
    if (to <= from) {
      return 0;
    }
    long hash = 1;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return mix(hash ^ mix(sector));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
