package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.internal.io.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Collections of many millions in a file, in a process whose memory holds none of them: filled,
 * reopened, iterated, looked up, changed at one place, and read as they were.
 *
 * <p>A million elements by {@code -Plarge}, twenty by {@code -Phuge}.
 */
@Tag("large")
final class MillionsTest {

  private static final int ELEMENTS = Integer.getInteger("durable.test.elements", 1_000_000);
  private static final int BATCH = 250_000;
  private static final long FEW_BYTES = 1 << 20;

  @TempDir Path folder;

  @Test
  void aListNeedsLittleMemoryAndEightBytesForALong() throws Exception {
    assertTrue(run("list") < 8.5, "bytes for each element");
  }

  @Test
  void aMapNeedsLittleMemoryAndSixteenBytesForTwoLongs() throws Exception {
    assertTrue(run("map") < 17, "bytes for each entry");
  }

  /** Gives the bytes of the file for each element. */
  private double run(String kind) throws Exception {
    Path file = folder.resolve(kind + ".dheap");
    ChildJvm.run(
        MillionsTest.class, "-Xmx96m", 60, kind, file.toString(), Integer.toString(ELEMENTS));
    return (double) Files.size(file) / ELEMENTS;
  }

  /** The child: kind, file, elements. */
  public static void main(String[] args) throws IOException {
    int elements = Integer.parseInt(args[2]);
    Path file = Path.of(args[1]);
    if (args[0].equals("list")) {
      list(file, elements);
    } else {
      map(file, elements);
    }
  }

  private static Box.Type type(CollectionShape<?> shape) {
    return new Box.Type(shape, Limits.STANDARD);
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static void list(Path file, int elements) throws IOException {
    Box.Type type = type(Shapes.list(NumberShapes.LONG));
    Clock clock = new Clock("list", elements);
    try (var heap = DurableHeap.open(file, type, root -> {})) {
      for (int start = 0; start < elements; start += BATCH) {
        int from = start;
        heap.commit(
            "batch",
            root -> {
              List<Long> list = (List<Long>) root.items();
              for (int i = from; i < Math.min(from + BATCH, elements); i++) {
                list.add(value(i));
              }
            });
      }
    }
    clock.tell("filled", Files.size(file));
    try (var heap = DurableHeap.open(file, type)) {
      List<Long> list = (List<Long>) heap.snapshot().root().items();
      require(list.size() == elements, "size " + list.size());
      iterate(list.iterator(), elements, clock);
      Random random = new Random(7);
      for (int i = 0; i < 100_000; i++) {
        int at = random.nextInt(elements);
        require(list.get(at) == value(at), "element " + at);
      }
      clock.tell("100,000 looked up", Files.size(file));
      int middle = elements / 2;
      heap.commit("one", root -> ((List<Long>) root.items()).set(middle, -1L));
      require(((List<Long>) heap.snapshot().root().items()).get(middle) == -1L, "the change");
      require(list.get(middle) == value(middle), "the version before");
    }
    clock.tell("changed", Files.size(file));
  }

  @SuppressWarnings("unchecked") // the shape says so
  private static void map(Path file, int elements) throws IOException {
    Box.Type type = type(Shapes.sortedMap(NumberShapes.LONG, NumberShapes.LONG));
    Clock clock = new Clock("map", elements);
    try (var heap = DurableHeap.open(file, type, root -> {})) {
      for (int start = 0; start < elements; start += BATCH) {
        int from = start;
        heap.commit(
            "batch",
            root -> {
              NavigableMap<Long, Long> map = (NavigableMap<Long, Long>) root.items();
              for (int i = from; i < Math.min(from + BATCH, elements); i++) {
                map.put(2L * i, value(i));
              }
            });
      }
    }
    clock.tell("filled", Files.size(file));
    try (var heap = DurableHeap.open(file, type)) {
      NavigableMap<Long, Long> map = (NavigableMap<Long, Long>) heap.snapshot().root().items();
      require(map.size() == elements, "size " + map.size());
      iterate(map.values().iterator(), elements, clock);
      Random random = new Random(7);
      for (int i = 0; i < 100_000; i++) {
        int at = random.nextInt(elements);
        require(Long.valueOf(value(at)).equals(map.get(2L * at)), "entry " + at);
        require(map.floorKey(2L * at + 1) == 2L * at, "the key before " + at);
      }
      clock.tell("200,000 looked up", Files.size(file));
      long key = elements + 1L;
      heap.commit("one", root -> ((NavigableMap<Long, Long>) root.items()).put(key, -1L));
      NavigableMap<Long, Long> after = (NavigableMap<Long, Long>) heap.snapshot().root().items();
      require(Long.valueOf(-1).equals(after.get(key)), "the change");
      require(!map.containsKey(key), "the version before");
    }
    clock.tell("changed", Files.size(file));
  }

  /** Every value in order; what is held at the end is what was held at the beginning. */
  private static void iterate(Iterator<Long> values, int elements, Clock clock) {
    long held = 0;
    for (int i = 0; i < elements; i++) {
      require(values.next() == value(i), "element " + i);
      if (i == elements / 10) {
        held = heldBytes();
      }
    }
    long grown = heldBytes() - held;
    require(grown < FEW_BYTES, "iterating holds " + grown + " bytes more at its end");
    require(!values.hasNext(), "no more");
    clock.tell("iterated, holding " + grown + " bytes more at the end", 0);
  }

  /** What the collector leaves: the least of a few tries. */
  private static long heldBytes() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static long value(int i) {
    return i * 0x9E3779B97F4A7C15L;
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  /** Says what took how long. */
  private static final class Clock {

    private final String name;
    private final int elements;
    private long before = System.nanoTime();

    Clock(String name, int elements) {
      this.name = name;
      this.elements = elements;
    }

    void tell(String what, long bytes) {
      long now = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%s of %,d: %s in %.1f s%s%n",
          name,
          elements,
          what,
          (now - before) / 1e9,
          bytes == 0
              ? ""
              : String.format(Locale.ROOT, ", %.2f bytes each", (double) bytes / elements));
      before = System.nanoTime();
    }
  }
}
