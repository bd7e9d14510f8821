package dev.durable.internal.io;

import dev.durable.internal.io.MemoryStorage.Interval;
import dev.durable.internal.io.MemoryStorage.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The files that a power failure can leave of what was written since the last force.
 *
 * <p>Each sector of 512 bytes has, by itself, its content as it was forced or after any of the
 * writes that touched it; the length is any that the file had since, or a multiple of 4 KiB between
 * two of these; what never arrived reads as zeros. Nothing has an order.
 */
public final class CrashImages {

  private static final int SECTOR = 512;
  private static final int PAGE = 4096;

  private final byte[] forced;
  private final Random random;

  /** The sectors that were written, and for each its possible contents, the forced one first. */
  private final List<Integer> sectors = new ArrayList<>();

  private final List<List<byte[]>> contents = new ArrayList<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  /** Of that interval; the seed decides where there are too many. */
  public CrashImages(Interval interval, long seed) {
    this.forced = interval.forced().bytes();
    this.random = new Random(seed);
    Map<Integer, List<byte[]>> versions = new TreeMap<>();
    for (Write write : interval.writes()) {
      add(versions, write);
    }
    versions.forEach(
        (sector, list) -> {
          sectors.add(sector);
          contents.add(list);
        });
    lengths.add(forced.length);
    interval.sizes().forEach(size -> lengths.add(Math.toIntExact(size)));
    int page = (lengths.first() + (lengths.last() - lengths.first()) / 2) / PAGE * PAGE;
    if (page > lengths.first()) {
      lengths.add(page);
    }
  }

  private void add(Map<Integer, List<byte[]>> versions, Write write) {
    int from = Math.toIntExact(write.position());
    int to = from + write.bytes().length;
    for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
      List<byte[]> list = versions.computeIfAbsent(sector, s -> new ArrayList<>(List.of(old(s))));
      byte[] next = list.get(list.size() - 1).clone();
      int start = sector * SECTOR;
      int first = Math.max(from, start);
      int last = Math.min(to, start + SECTOR);
      System.arraycopy(write.bytes(), first - from, next, first - start, last - first);
      if (!Arrays.equals(next, list.get(list.size() - 1))) {
        list.add(next);
      }
    }
  }

  private byte[] old(int sector) {
    int start = Math.min(sector * SECTOR, forced.length);
    return Arrays.copyOf(
        Arrays.copyOfRange(forced, start, Math.min(start + SECTOR, forced.length)), SECTOR);
  }

  /** How many there are, if not too many to count. */
  public long count() {
    double all = lengths.size();
    for (List<byte[]> versions : contents) {
      all *= versions.size();
    }
    return all > 1e15 ? Long.MAX_VALUE : (long) all;
  }

  /**
   * Gives all of them, or if there are more than the limit, the telling ones and random others up
   * to the limit.
   *
   * @return how many were given
   */
  public long each(long limit, Consumer<byte[]> consumer) {
    return count() <= limit ? all(consumer) : some(limit, consumer);
  }

  private long all(Consumer<byte[]> consumer) {
    int[] choice = new int[sectors.size()];
    long given = 0;
    while (true) {
      for (int length : lengths) {
        consumer.accept(image(choice, length));
        given++;
      }
      int i = 0;
      while (i < choice.length && ++choice[i] == contents.get(i).size()) {
        choice[i++] = 0;
      }
      if (i == choice.length) {
        return given;
      }
    }
  }

  /** Prefixes, suffixes, one missing, one present; then anything. */
  private long some(long limit, Consumer<byte[]> consumer) {
    int n = sectors.size();
    List<int[]> choices = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      int at = i;
      choices.add(newest(s -> s < at));
      choices.add(newest(s -> s >= at));
      choices.add(newest(s -> s != at));
      choices.add(newest(s -> s == at));
    }
    while (choices.size() > limit * 3 / 4) {
      choices.remove(random.nextInt(choices.size()));
    }
    while (choices.size() < limit) {
      int[] choice = new int[n];
      for (int i = 0; i < n; i++) {
        choice[i] = random.nextInt(contents.get(i).size());
      }
      choices.add(choice);
    }
    Integer[] sizes = lengths.toArray(new Integer[0]);
    for (int[] choice : choices) {
      int length = random.nextBoolean() ? lengths.last() : sizes[random.nextInt(sizes.length)];
      consumer.accept(image(choice, length));
    }
    return choices.size();
  }

  private int[] newest(java.util.function.IntPredicate arrived) {
    int[] choice = new int[sectors.size()];
    for (int i = 0; i < choice.length; i++) {
      choice[i] = arrived.test(i) ? contents.get(i).size() - 1 : 0;
    }
    return choice;
  }

  private byte[] image(int[] choice, int length) {
    byte[] image = Arrays.copyOf(forced, length);
    for (int i = 0; i < choice.length; i++) {
      int start = sectors.get(i) * SECTOR;
      int bytes = Math.min(SECTOR, length - start);
      if (bytes > 0) {
        System.arraycopy(contents.get(i).get(choice[i]), 0, image, start, bytes);
      }
    }
    return image;
  }
}
