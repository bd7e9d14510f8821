package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.error.HeapClosedException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cursor gives what the collection's elements have, wherever they lie, or refuses it. */
final class CursorTest {

  private final MemoryStorage storage = new MemoryStorage(20);

  private static void assertAllSame(Basket root) {
    var line = new BasketDraft.LinesCursor();
    var tag = new BasketDraft.TagsCursor();
    for (int round = 0; round < 2; round++) {
      for (int size : Baskets.SIZES) {
        Basket basket = Baskets.at(root, size);
        assertEquals(Baskets.lines(size), new ArrayList<>(basket.lines()));
        Baskets.assertSame(basket, line);
        Baskets.assertSame(basket, tag);
      }
    }
  }

  @Test
  void agreesWithTheCollectionOfSnapshotsAndDrafts() {
    try (var heap = Baskets.create(storage)) {
      heap.commit(
          "fill",
          root -> {
            Baskets.fill(root);
            assertAllSame(root);
          });
      assertAllSame(heap.snapshot().root());
      try (var draft = heap.draft()) {
        assertAllSame(draft.root());
        draft.root().baskets().edit(3L).lines().add(Baskets.line(4, "added"));
        Baskets.assertSame(Baskets.at(draft.root(), 3), new BasketDraft.LinesCursor());
      }
    }
    try (var heap = new Engine(storage).openReadOnly(Corpus.FILE, BasketDraft.TYPE)) {
      assertAllSame(heap.snapshot().root());
    }
    try (var heap = new Engine(storage).openUntrusted(Corpus.FILE, BasketDraft.TYPE, 1 << 26)) {
      assertAllSame(heap.snapshot().root());
    }
  }

  @Test
  void goesFromAnyEntityToAnyOther() {
    try (var heap = Baskets.create(storage)) {
      heap.commit("fill", Baskets::fill);
      Random random = new Random(7);
      var line = new BasketDraft.LinesCursor();
      try (var draft = heap.draft()) {
        for (int i = 0; i < 300; i++) {
          Basket root = random.nextBoolean() ? draft.root() : heap.snapshot().root();
          int size = Baskets.SIZES.get(random.nextInt(Baskets.SIZES.size()));
          Basket basket = Baskets.at(root, size);
          line.open(basket);
          Iterator<Basket.Line> expected = basket.lines().iterator();
          for (int steps = random.nextInt(60); steps > 0 && expected.hasNext(); steps--) {
            assertTrue(line.next());
            assertEquals(expected.next().quantity(), line.quantity());
          }
        }
      }
    }
  }

  @Test
  void nothingIsReadWithoutAnElement() {
    var line = new BasketDraft.LinesCursor();
    assertThrows(IllegalStateException.class, line::next);
    assertThrows(IllegalStateException.class, line::price);
    try (var heap = Baskets.create(storage)) {
      heap.commit("fill", Baskets::fill);
      try (var draft = heap.draft()) {
        for (Basket root : List.of(heap.snapshot().root(), draft.root())) {
          for (int size : List.of(0, 3, 25, 6000)) {
            line.open(Baskets.at(root, size));
            assertNoElement(line);
            while (line.next()) {
              assertEquals(line.record().price(), line.price());
            }
            assertNoElement(line);
          }
        }
      }
    }
  }

  private static void assertNoElement(BasketDraft.LinesCursor line) {
    assertEquals(
        "There is no current element. Call next() first, and go on only if it gave true.",
        assertThrows(IllegalStateException.class, line::price).getMessage());
    assertThrows(IllegalStateException.class, line::item);
    assertThrows(IllegalStateException.class, line::record);
  }

  @Test
  void onlyEntitiesOfTheHeapAreOpened() {
    Basket other =
        new Basket() {
          @Override
          public List<Line> lines() {
            return List.of();
          }

          @Override
          public Set<Tag> tags() {
            return Set.of();
          }

          @Override
          public java.util.NavigableMap<Long, Basket> baskets() {
            return new java.util.TreeMap<>();
          }
        };
    assertThrows(IllegalArgumentException.class, () -> new BasketDraft.LinesCursor().open(other));
  }

  @Test
  void nothingIsReadAfterTheHeapWasClosed() {
    byte[] file = Baskets.file(Baskets::fill);
    for (int size : List.of(3, 25, 6000)) {
      var inside = new BasketDraft.LinesCursor();
      var before = new BasketDraft.LinesCursor();
      var large = new BasketDraft.LinesCursor();
      Basket basket;
      try (var heap = Baskets.open(file)) {
        basket = Baskets.at(heap.snapshot().root(), size);
        inside.open(basket);
        assertTrue(inside.next());
        before.open(basket);
        large.open(basket);
        for (int i = 0; i <= size / 2; i++) {
          assertTrue(large.next());
        }
      }
      assertThrows(HeapClosedException.class, inside::price);
      assertThrows(HeapClosedException.class, inside::item);
      assertThrows(HeapClosedException.class, inside::record);
      assertThrows(HeapClosedException.class, inside::next);
      assertThrows(HeapClosedException.class, before::next);
      assertThrows(HeapClosedException.class, large::price);
      assertThrows(HeapClosedException.class, () -> before.open(basket));
    }
  }
}
