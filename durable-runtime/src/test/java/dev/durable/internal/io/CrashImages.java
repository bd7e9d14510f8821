package dev.durable.internal.io;

import dev.durable.internal.io.Interval.Event;
import dev.durable.internal.io.Interval.Resize;
import dev.durable.internal.io.Interval.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The files that a power failure can leave of what was written since the last force.
 *
 * <p>Each sector of 512 bytes has, by itself, its content as it was forced or after any of the
 * writes and cuts that touched it; the length is any that the file had since, or a multiple of 4
 * KiB between two of these; what never arrived reads as zeros. Nothing has an order.
 */
public final class CrashImages {

  static final int SECTOR = 512;
  private static final int PAGE = 4096;

  /** Kinds of telling images. */
  private static final int KINDS = 6;

  /** So many multiples of a page between the lengths are taken, chosen by chance. */
  private static final int LENGTHS_BETWEEN = 2;

  private final byte[] forced;
  private final Random random;

  /** The sectors that were touched, in ascending order. */
  private final int[] sectors;

  /** The possible contents of each, the forced one first, then as they followed one another. */
  private final byte[][][] contents;

  private final int[] lengths;
  private final ImageHash[] hashes;

  /** Of that interval; the seed decides where there are too many. */
  public CrashImages(Interval interval, long seed) {
    this.forced = interval.forced().bytes();
    this.random = new Random(seed);
    Map<Integer, List<byte[]>> versions = new TreeMap<>();
    TreeSet<Integer> sizes = new TreeSet<>(Set.of(forced.length));
    int size = forced.length;
    for (Event event : interval.events()) {
      if (event instanceof Write write) {
        put(versions, write.position(), write.bytes(), write.bytes().length);
      } else if (event instanceof Resize resize) {
        if (resize.size() < size) {
          cut(versions, resize.size(), size);
        }
        size = resize.size();
        sizes.add(size);
      }
    }
    this.sectors = versions.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.contents =
        versions.values().stream().map(v -> v.toArray(byte[][]::new)).toArray(byte[][][]::new);
    this.lengths = lengths(sizes);
    this.hashes = new ImageHash[lengths.length];
  }

  /** Zeros take the place of what was cut off, in case the file grows again. */
  private void cut(Map<Integer, List<byte[]>> versions, int from, int to) {
    byte[] zeros = new byte[to - from];
    put(versions, from, zeros, zeros.length);
  }

  private void put(Map<Integer, List<byte[]>> versions, int from, byte[] bytes, int length) {
    int to = from + length;
    for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
      List<byte[]> list = versions.computeIfAbsent(sector, s -> new ArrayList<>(List.of(old(s))));
      byte[] newest = list.get(list.size() - 1);
      int start = sector * SECTOR;
      int first = Math.max(from, start);
      int last = Math.min(to, start + SECTOR);
      if (!Arrays.equals(newest, first - start, last - start, bytes, first - from, last - from)) {
        byte[] next = newest.clone();
        System.arraycopy(bytes, first - from, next, first - start, last - first);
        list.add(next);
      }
    }
  }

  private byte[] old(int sector) {
    int start = Math.min(sector * SECTOR, forced.length);
    return Arrays.copyOf(
        Arrays.copyOfRange(forced, start, Math.min(start + SECTOR, forced.length)), SECTOR);
  }

  private int[] lengths(TreeSet<Integer> sizes) {
    List<Integer> between = new ArrayList<>();
    for (int page = (sizes.first() / PAGE + 1) * PAGE; page < sizes.last(); page += PAGE) {
      if (!sizes.contains(page)) {
        between.add(page);
      }
    }
    Collections.shuffle(between, random);
    sizes.addAll(between.subList(0, Math.min(LENGTHS_BETWEEN, between.size())));
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many there are, if not too many to count; some of them may be the same. */
  public long count() {
    double all = lengths.length;
    for (byte[][] versions : contents) {
      all *= versions.length;
    }
    return all > 1e15 ? Long.MAX_VALUE : (long) all;
  }

  /** The blocks of that size which were written to, in ascending order. */
  IntStream touched(int blockBytes) {
    return IntStream.of(sectors).map(sector -> sector * SECTOR / blockBytes).distinct();
  }

  /** One of the files; made when it is asked for. */
  public final class Image {

    private final int[] choice;
    private final int length;
    private final long hash;

    private Image(int[] choice, int length, long hash) {
      this.choice = choice;
      this.length = length;
      this.hash = hash;
    }

    /** The same for the same bytes, and for others only by a chance of one to 2^64. */
    public long hash() {
      return hash;
    }

    /** Of the file, in bytes. */
    public int length() {
      return length;
    }

    /** The bytes of the file, in an array of the caller's. */
    public byte[] bytes() {
      byte[] image = Arrays.copyOf(forced, length);
      for (int i = 0; i < sectors.length && sectors[i] * SECTOR < length; i++) {
        int start = sectors[i] * SECTOR;
        System.arraycopy(contents[i][choice[i]], 0, image, start, Math.min(SECTOR, length - start));
      }
      return image;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(length + " bytes, new of the sectors written:");
      for (int i = 0; i < sectors.length; i++) {
        if (choice[i] > 0 && contents[i].length > 1) {
          text.append(' ').append(sectors[i]);
          text.append(choice[i] + 1 < contents[i].length ? "(" + choice[i] + ")" : "");
        }
      }
      return text.toString();
    }
  }

  /**
   * Gives all of them, or if there are more than the limit, the telling ones and random others up
   * to the limit; none twice.
   *
   * @return how many were given
   */
  public long each(long limit, Consumer<Image> consumer) {
    Set<Long> given = new HashSet<>();
    Consumer<Image> once =
        image -> {
          if (given.add(image.hash())) {
            consumer.accept(image);
          }
        };
    if (count() <= limit) {
      all(once);
    } else {
      some(limit, given, once);
    }
    return given.size();
  }

  private void all(Consumer<Image> consumer) {
    int[] choice = new int[sectors.length];
    while (true) {
      for (int length = 0; length < lengths.length; length++) {
        consumer.accept(image(choice, length));
      }
      int i = 0;
      while (i < choice.length && ++choice[i] == contents[i].length) {
        choice[i++] = 0;
      }
      if (i == choice.length) {
        return;
      }
    }
  }

  private Image image(int[] choice, int length) {
    if (hashes[length] == null) {
      hashes[length] = new ImageHash(forced, sectors, contents, lengths[length]);
    }
    return new Image(choice.clone(), lengths[length], hashes[length].of(choice));
  }

  /** Prefixes, suffixes, one missing, one present, holes; then anything. */
  private void some(long limit, Set<Long> given, Consumer<Image> consumer) {
    List<Integer> telling = new ArrayList<>();
    for (int i = 0; i < KINDS * (sectors.length + 1); i++) {
      telling.add(i);
    }
    Collections.shuffle(telling, random);
    for (int which : telling.subList(0, (int) Math.min(telling.size(), limit * 3 / 4))) {
      consumer.accept(image(telling(which % KINDS, which / KINDS), anyLength()));
    }
    for (long tries = limit * 4; given.size() < limit && tries > 0; tries--) {
      consumer.accept(image(anyChoice(), anyLength()));
    }
  }

  private int anyLength() {
    return random.nextBoolean() ? lengths.length - 1 : random.nextInt(lengths.length);
  }

  private int[] telling(int kind, int at) {
    int end = at + 1 + random.nextInt(sectors.length - at + 1);
    return switch (kind) {
      case 0 -> newest(sector -> sector < at);
      case 1 -> newest(sector -> sector >= at);
      case 2 -> newest(sector -> sector != at);
      case 3 -> newest(sector -> sector == at);
      case 4 -> newest(sector -> sector < at || sector >= end);
      default -> twoMoments(at);
    };
  }

  /** The start as some event left it, the rest as some other one. */
  private int[] twoMoments(int at) {
    int before = random.nextInt(4);
    int behind = random.nextInt(4);
    int[] choice = new int[sectors.length];
    for (int i = 0; i < choice.length; i++) {
      choice[i] = Math.max(0, contents[i].length - 1 - (i < at ? before : behind));
    }
    return choice;
  }

  private int[] newest(IntPredicate arrived) {
    int[] choice = new int[sectors.length];
    for (int i = 0; i < choice.length; i++) {
      choice[i] = arrived.test(i) ? contents[i].length - 1 : 0;
    }
    return choice;
  }

  /** Of a random density, so that a few missing and a few present are as likely as a half. */
  private int[] anyChoice() {
    double density = random.nextDouble();
    int[] choice = new int[sectors.length];
    for (int i = 0; i < choice.length; i++) {
      choice[i] = random.nextDouble() < density ? random.nextInt(contents[i].length) : 0;
      if (random.nextDouble() < density * density) {
        choice[i] = contents[i].length - 1;
      }
    }
    return choice;
  }
}
