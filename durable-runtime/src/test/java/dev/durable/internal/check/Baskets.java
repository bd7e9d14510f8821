package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.Edit;
import dev.durable.HeapOptions;
import dev.durable.ReadOnlyHeap;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Baskets whose lines and tags lie everywhere that elements can, and heaps of them. */
final class Baskets {

  /** In the owner, out of line, and trees of one level and of several. */
  static final List<Integer> SIZES = List.of(0, 1, 3, 12, 25, 100, 6000);

  static final String[] TEXTS = {
    "", "tea", "t\u20ACa", "x".repeat(63), "x".repeat(64), "\u20AC".repeat(200)
  };
  static final String OUT_OF_LINE = "out of line ".repeat(50);
  static final String LARGE = "larger than a record ".repeat(2000);

  private Baskets() {}

  static Basket.Line line(int number, String item) {
    return new Basket.Line(
        number, item, 7 * number, 1L << (number % 63), Instant.ofEpochSecond(number, number));
  }

  static Basket.Tag tag(int number, String key) {
    Integer size = number % 2 == 0 ? null : number;
    return new Basket.Tag(number % 3 == 0, key, size, number + key, number / 8.0);
  }

  /** Lines of short texts, but for one of each kind that lies elsewhere. */
  static List<Basket.Line> lines(int size) {
    List<Basket.Line> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(line(i, size < 12 ? TEXTS[i % 3] : TEXTS[i % TEXTS.length]));
    }
    if (size > 20) {
      lines.set(3, line(-3, OUT_OF_LINE));
      lines.set(size - 2, line(-4, OUT_OF_LINE));
      lines.set(size / 2, line(-5, LARGE));
    }
    return lines;
  }

  static Set<Basket.Tag> tags(int size) {
    Set<Basket.Tag> tags = new LinkedHashSet<>();
    lines(size).forEach(line -> tags.add(tag((int) line.number(), line.item())));
    return tags;
  }

  static void fill(BasketDraft root) {
    for (int size : SIZES) {
      root.baskets().put((long) size, new BasketDraft().lines(lines(size)).tags(tags(size)));
    }
  }

  static Basket at(Basket root, int size) {
    return Objects.requireNonNull(root.baskets().get((long) size));
  }

  static DurableHeap<Basket, BasketDraft> create(MemoryStorage storage) {
    return new Engine(storage)
        .open(Corpus.FILE, BasketDraft.TYPE, HeapOptions.defaults(), root -> {});
  }

  /** The file of a heap that was edited once, and closed. */
  static byte[] file(Edit<BasketDraft, RuntimeException> edit) {
    MemoryStorage storage = new MemoryStorage(20);
    try (var heap = create(storage)) {
      heap.commit("edit", edit);
    }
    return storage.get(Corpus.FILE);
  }

  static ReadOnlyHeap<Basket> open(byte[] file) {
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, file);
    return new Engine(storage).openReadOnly(Corpus.FILE, BasketDraft.TYPE);
  }

  static void assertSame(Basket basket, BasketDraft.LinesCursor line) {
    line.open(basket);
    for (Basket.Line expected : basket.lines()) {
      assertTrue(line.next());
      assertEquals(expected.price(), line.price());
      assertEquals(expected.quantity(), line.quantity());
      assertEquals(expected.number(), line.number());
      assertEquals(expected.placed(), line.placed());
      assertEquals(expected.item(), line.item());
      assertEquals(expected, line.record());
    }
    assertFalse(line.next());
    assertFalse(line.next());
  }

  static void assertSame(Basket basket, BasketDraft.TagsCursor tag) {
    tag.open(basket);
    for (Basket.Tag expected : basket.tags()) {
      assertTrue(tag.next());
      assertEquals(expected.weight(), tag.weight());
      assertEquals(expected.text(), tag.text());
      assertEquals(expected.size(), tag.size());
      assertEquals(expected.on(), tag.on());
      assertEquals(expected.key(), tag.key());
      assertEquals(expected, tag.record());
    }
    assertFalse(tag.next());
  }
}
