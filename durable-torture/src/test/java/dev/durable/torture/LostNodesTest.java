package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is saved of collections whose trees have lost nodes: an entry for each that was not lost, in
 * its order, and a collection that can be searched and changed.
 */
class LostNodesTest {

  private static final long SEED = Long.getLong("seed", 3);
  private static final Path FILE = Path.of("shelf.dheap");
  private static final Path SAVED = Path.of("saved.dheap");
  private static final int ENTRIES = 6_000;
  private static final int INNER = 3;
  private static final int PLACES = Boolean.getBoolean("durable.torture.bits") ? 2_000 : 60;

  private MemoryStorage storage = new MemoryStorage(SEED);
  private Engine engine = new Engine(storage);

  private final TreeSet<String> titles = new TreeSet<>();
  private final TreeMap<Integer, String> years = new TreeMap<>();
  private final Set<Long> numbers = new TreeSet<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Long> readings = LongStream.range(0, ENTRIES).boxed().toList();
  private final TreeMap<Long, String> index = new TreeMap<>();

  private byte[] file = new byte[0];
  private long filledFrom;
  private long filledTo;

  private DurableHeap<Shelf, ShelfDraft> open(Path path) {
    return engine.open(path, ShelfDraft.TYPE, HeapOptions.defaults(), shelf -> {});
  }

  @BeforeEach
  void fill() {
    for (int i = 0; i < ENTRIES; i++) {
      titles.add("title " + Integer.toString(i * 7, 36));
      years.put(i * 3, "year " + i);
      numbers.add(i * 1_000_003L);
      lines.add("line " + i);
      index.put(i * 5L, "entry " + i);
    }
    open(FILE).close();
    filledFrom = storage.get(FILE).length;
    try (DurableHeap<Shelf, ShelfDraft> heap = open(FILE)) {
      heap.commit(
          "fill",
          shelf -> {
            shelf.titles().addAll(titles);
            shelf.years().putAll(years);
            shelf.numbers().addAll(numbers);
            shelf.lines().addAll(lines);
            IntStream.range(0, INNER).forEach(i -> shelf.readings().put("r" + i, readings));
            IntStream.range(0, INNER).forEach(i -> shelf.indexes().put("i" + i, index));
          });
    }
    file = storage.get(FILE);
    filledTo = file.length;
  }

  @Test
  void whatWasNotLostIsThereInItsOrder() {
    Random random = new Random(SEED);
    int incomplete = 0;
    int together = 0;
    for (int place = 0; place < PLACES; place++) {
      long at = random.nextLong(filledFrom, filledTo);
      try {
        SalvageReport report = salvage(at);
        assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
        try (ReadOnlyHeap<Shelf> saved = engine.openReadOnly(SAVED, ShelfDraft.TYPE)) {
          incomplete += check(saved.snapshot().root(), report) ? 0 : 1;
          together += report.version() == 1 ? 1 : 0;
        }
      } catch (AssertionError | RuntimeException wrong) {
        throw new Violation("byte " + at + ", seed " + SEED, wrong);
      }
    }
    System.out.println(
        PLACES + " places, " + incomplete + " times entries were lost; seed " + SEED);
    assertTrue(incomplete > PLACES / 2);
    assertTrue(together > PLACES * 3 / 4, "only " + together + " were put together");
  }

  private SalvageReport salvage(long at) {
    byte[] damaged = file.clone();
    damaged[(int) at] ^= 0x10;
    storage = new MemoryStorage(SEED);
    storage.put(FILE, damaged);
    engine = new Engine(storage);
    return engine.salvage(FILE, SAVED);
  }

  /** Returns whether all is there. */
  private boolean check(Shelf shelf, SalvageReport report) {
    long found = 0;
    found += ordered(List.copyOf(titles), List.copyOf(shelf.titles()));
    found += ordered(List.copyOf(years.entrySet()), List.copyOf(shelf.years().entrySet()));
    found += ordered(lines, List.copyOf(shelf.lines()));
    assertTrue(numbers.containsAll(shelf.numbers()));
    found += shelf.numbers().size();
    for (List<Long> inner : shelf.readings().values()) {
      found += ordered(readings, inner);
    }
    for (NavigableMap<Long, String> inner : shelf.indexes().values()) {
      found += ordered(List.copyOf(index.entrySet()), List.copyOf(inner.entrySet()));
    }
    shelf.titles().forEach(title -> assertTrue(shelf.titles().contains(title)));
    shelf.years().forEach((year, text) -> assertEquals(text, shelf.years().get(year)));
    shelf.numbers().forEach(number -> assertTrue(shelf.numbers().contains(number)));
    long all = (4L + 2 * INNER) * ENTRIES;
    if (report.version() == 1) {
      assertEquals(all - found, report.droppedElements(), report::toString);
    }
    return found == all;
  }

  /** The number of those found, which are among all in the same order. */
  private static long ordered(List<?> all, List<?> found) {
    int next = 0;
    for (Object one : found) {
      while (next < all.size() && !all.get(next).equals(one)) {
        next++;
      }
      assertTrue(next < all.size(), () -> one + " was never there, or is in a wrong place");
      next++;
    }
    return found.size();
  }

  @Test
  void aCollectionThatHasLostItsRootIsThereAsItWasBefore() {
    storage.put(FILE, file);
    try (DurableHeap<Shelf, ShelfDraft> heap = open(FILE)) {
      heap.commit(
          "more",
          shelf -> {
            shelf.lines().set(0, "changed");
            IntStream.range(0, 5 * ENTRIES).forEach(i -> shelf.years().put(-i, "more " + i));
          });
    }
    file = storage.get(FILE);
    int asBefore = 0;
    for (long at = filledTo; at < file.length; at += 8192) {
      SalvageReport report = salvage(at);
      assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
      try (ReadOnlyHeap<Shelf> saved = engine.openReadOnly(SAVED, ShelfDraft.TYPE)) {
        Shelf shelf = saved.snapshot().root();
        assertEquals(titles, shelf.titles());
        if (report.version() == 2 && shelf.lines().getFirst().equals("line 0")) {
          assertEquals(lines, shelf.lines());
          assertEquals(1, report.entities().older());
          assertTrue(shelf.years().size() > ENTRIES, "the others are as they were last");
          asBefore++;
        }
      }
    }
    assertTrue(asBefore > 0);
  }

  @Test
  void whatWasLostCanBeAddedAgain() {
    SalvageReport report = salvage(filledFrom + (filledTo - filledFrom) / 3);
    assertTrue(report.droppedElements() > 0, report::toString);
    try (DurableHeap<Shelf, ShelfDraft> heap = open(SAVED)) {
      heap.commit(
          "again",
          shelf -> {
            shelf.titles().addAll(titles);
            shelf.years().putAll(years);
            shelf.numbers().addAll(numbers);
            shelf.lines().clear();
            shelf.lines().addAll(lines);
            IntStream.range(0, INNER).forEach(i -> shelf.readings().put("r" + i, readings));
            IntStream.range(0, INNER).forEach(i -> shelf.indexes().put("i" + i, index));
          });
      Shelf shelf = heap.snapshot().root();
      assertEquals(titles, shelf.titles());
      assertEquals(years, shelf.years());
      assertEquals(numbers, shelf.numbers());
      assertEquals(lines, shelf.lines());
      assertEquals(Map.of("r0", readings, "r1", readings, "r2", readings), shelf.readings());
      assertEquals(Map.of("i0", index, "i1", index, "i2", index), shelf.indexes());
    }
    assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
  }
}
