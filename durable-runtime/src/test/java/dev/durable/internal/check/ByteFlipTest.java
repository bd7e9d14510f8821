package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.ReadOnlyHeap;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.DurableException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every byte of every heap of the corpus is changed in turn. What is read is what was written, or
 * an error that names the frame of the byte; and verify finds it.
 */
final class ByteFlipTest {

  private static final long SEED = Long.getLong("seed", 4);

  /** All eight bits, 0x00 and 0xFF; else one bit of each byte, chosen by the seed. */
  private static final boolean ALL = Boolean.getBoolean("durable.torture.bits");

  /** A heap, and what is in it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Subject(
      String name, byte[] file, List<FileFrames.Frame> frames, String history, List<String> dumps) {

    static Subject of(String name, byte[] file) {
      List<String> dumps = new ArrayList<>();
      try (ReadOnlyHeap<Thing> heap = open(file)) {
        for (long version = 0; version <= heap.snapshot().version(); version++) {
          dumps.add(Dump.of(heap.at(version)));
        }
        return new Subject(name, file, FileFrames.of(file), Dump.history(heap), dumps);
      }
    }

    /** Where the bytes begin and end that one checksum covers. */
    FileFrames.Frame frameOf(int at) {
      for (FileFrames.Frame frame : frames) {
        if (at >= frame.offset() && at < frame.end()) {
          return frame;
        }
      }
      return new FileFrames.Frame(0, 8192, 0);
    }

    /** The version that wrote the byte. */
    int versionOf(int at) {
      int version = 0;
      for (FileFrames.Frame frame : frames) {
        if (frame.end() <= at && frame.kind() == dev.durable.internal.log.Frames.COMMIT) {
          version++;
        }
      }
      return version;
    }
  }

  private static ReadOnlyHeap<Thing> open(byte[] file) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Corpus.FILE, file);
    return new Engine(storage).openReadOnly(Corpus.FILE, ThingDraft.TYPE);
  }

  @Test
  void everyByteIsCoveredAndNoFlipGivesAWrongValue() {
    System.out.println("ByteFlipTest: -Dseed=" + SEED + (ALL ? ", all bits" : ""));
    Random random = new Random(SEED);
    List<String> uncovered = Collections.synchronizedList(new ArrayList<>());
    long flips = 0;
    boolean first = true;
    for (Map.Entry<String, byte[]> heap : Corpus.all().entrySet()) {
      Subject subject = Subject.of(heap.getKey(), heap.getValue());
      int[] bits = random.ints(subject.file.length, 0, 8).toArray();
      boolean isWhole = first || ALL; // zeros behind superblocks are alike in all of them
      flips +=
          IntStream.range(0, subject.file.length)
              .parallel() // a build has two processors at least, and this takes longer than others
              .filter(at -> isWhole || !isBehindSuperblock(at))
              .mapToLong(at -> flip(subject, at, bits[at], uncovered))
              .sum();
      first = false;
    }
    System.out.println(flips + " flips, uncovered: " + uncovered);
    assertEquals(List.of(), uncovered);
  }

  /** Returns how often the byte was changed. */
  private static long flip(Subject subject, int at, int chosen, List<String> uncovered) {
    byte[] file = subject.file.clone();
    long flips = 0;
    for (int bit = ALL ? 0 : chosen; bit < (ALL ? 10 : chosen + 1); bit++) {
      file[at] = changed(subject.file[at], bit);
      if (file[at] != subject.file[at]) {
        flips++;
        check(subject, file, at, uncovered);
      }
    }
    return flips;
  }

  private static boolean isBehindSuperblock(int at) {
    return at < 8192 && at % 4096 >= 256;
  }

  private static byte changed(byte was, int bit) {
    return (byte) (bit < 8 ? was ^ 1 << bit : bit == 8 ? 0 : -1);
  }

  private static void check(Subject subject, byte[] file, int at, List<String> uncovered) {
    String place = subject.name + " byte " + at;
    try {
      if (VerifyTest.verify(file).ok()) {
        uncovered.add(place);
      }
    } catch (DurableException refused) {
      requireNames(subject, at, refused, place);
    }
    try (ReadOnlyHeap<Thing> heap = open(file)) {
      read(subject, at, place, () -> assertEquals(subject.history, Dump.history(heap), place));
      int newest = subject.dumps.size() - 1;
      int before = subject.versionOf(at) - 1;
      read(
          subject,
          at,
          place,
          () -> assertEquals(subject.dumps.get(newest), Dump.of(heap.snapshot()), place));
      // What is older than the damage never depends on it.
      if (before >= 0 && at % 16 == 0) {
        assertEquals(subject.dumps.get(before), Dump.of(heap.at(before)), place);
      }
    } catch (DurableException refused) {
      requireNames(subject, at, refused, place);
    }
  }

  private static void read(Subject subject, int at, String place, Runnable reading) {
    try {
      reading.run();
    } catch (DurableException refused) {
      requireNames(subject, at, refused, place);
    }
  }

  private static void requireNames(
      Subject subject, int at, DurableException refused, String place) {
    if (refused instanceof CorruptHeapException corrupt) {
      FileFrames.Frame frame = subject.frameOf(at);
      assertTrue(
          corrupt.offset() >= frame.offset() && corrupt.offset() < frame.end(),
          () -> place + " in " + frame + " was reported as " + corrupt);
    } else {
      assertTrue(at < 8192, () -> place + " was reported as " + refused);
    }
  }

  @Test
  void aFileThatWasCutAnywhereIsReportedAsCut() {
    for (String name : List.of("collections", "recovered")) {
      byte[] file = Objects.requireNonNull(Corpus.all().get(name));
      IntStream.range(0, file.length)
          .parallel()
          .forEach(length -> requireReported(file, length, name + " cut to " + length));
    }
  }

  private static void requireReported(byte[] file, int length, String place) {
    byte[] cut = Arrays.copyOf(file, length);
    refused(place, () -> open(cut).close());
    refused(
        place,
        () -> {
          MemoryStorage storage = new MemoryStorage(SEED);
          storage.put(Corpus.FILE, cut);
          Corpus.open(storage).close();
        });
    if (length >= 8192) {
      assertTrue(!VerifyTest.verify(cut).ok(), place);
    } else {
      refused(place, () -> VerifyTest.verify(cut));
    }
  }

  private static void refused(String place, Runnable opening) {
    try {
      opening.run();
    } catch (DurableException typed) {
      return;
    }
    throw new AssertionError(place + " was opened");
  }

  @Test
  void framesThatAreMovedOrOfAnotherFileAreFound() {
    System.out.println("ByteFlipTest: -Dseed=" + SEED);
    Random random = new Random(SEED);
    Subject subject = Subject.of("collections", Corpus.collections().closed());
    Subject many = Subject.of("many commits", Corpus.manyCommits().closed());
    byte[] foreign = Corpus.of(21, Corpus::fillCollections).closed();
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      Subject one = i % 2 == 0 ? subject : many;
      found += moved(one, one.file, random);
      found += moved(subject, foreign, random);
    }
    assertTrue(found > 1_000, found + " were found");
  }

  /** Puts a frame of the source over another one, where it fits. */
  private static int moved(Subject subject, byte[] source, Random random) {
    List<FileFrames.Frame> sources = FileFrames.of(source);
    FileFrames.Frame from = sources.get(random.nextInt(sources.size()));
    FileFrames.Frame to = subject.frames.get(random.nextInt(subject.frames.size()));
    int length = Math.min(from.length(), to.length());
    byte[] file = subject.file.clone();
    System.arraycopy(source, from.offset(), file, to.offset(), length);
    if (Arrays.equals(file, subject.file)) {
      return 0;
    }
    String place = from + " over " + to;
    assertTrue(!VerifyTest.verify(file).ok(), place);
    List<Consumer<ReadOnlyHeap<Thing>>> reads =
        List.of(
            heap -> assertEquals(subject.history, Dump.history(heap), place),
            heap -> assertEquals(subject.dumps.getLast(), Dump.of(heap.snapshot()), place));
    for (Consumer<ReadOnlyHeap<Thing>> read : reads) {
      try (ReadOnlyHeap<Thing> heap = open(file)) {
        read.accept(heap);
      } catch (CorruptHeapException refused) {
        requireNames(subject, to.offset(), refused, place);
      }
    }
    return 1;
  }
}
