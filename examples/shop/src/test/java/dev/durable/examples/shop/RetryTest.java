package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.DurableHeap;
import dev.durable.Durables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A commit that fails after its records were built leaves drafts and collections as they were, and
 * the same draft commits once the cause is gone. The cause here is a message that no commit record
 * can hold: it is refused last of all.
 */
final class RetryTest {

  private static final String TOO_LONG = "x".repeat(40_000);

  @TempDir Path folder;

  private DurableHeap<Shop, ShopDraft> open() {
    return DurableHeap.open(
        folder.resolve("shop.dheap"),
        ShopDraft.TYPE,
        shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")));
  }

  @Test
  void theSameDraftCommitsAfterAFailure() {
    try (var heap = open();
        var draft = heap.draft()) {
      CustomerDraft ada = SessionTest.customer("Ada");
      draft.root().customers().put("ada", ada);
      assertThrows(IllegalArgumentException.class, () -> draft.commit(TOO_LONG));
      assertNull(Durables.idOf(ada));
      assertEquals(0, heap.snapshot().version());
      assertSame(ada, draft.root().customers().get("ada"));
      ada.score(3);
      assertEquals(1, draft.commit("short").version());
      Customer stored = heap.snapshot().root().customers().get("ada");
      assertNotNull(stored);
      assertEquals(3, stored.score());
    }
  }

  /**
   * Random edits of a map and a list of lists, with failures, checkpoints and reopens in between.
   */
  @Test
  void collectionsSurviveFailuresInlineAndAsTrees() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TreeMap<String, List<String>> model = new TreeMap<>();
    TreeMap<String, Integer> scores = new TreeMap<>();
    DurableHeap<Shop, ShopDraft> heap = open();
    try {
      for (int round = 0; round < 25; round++) {
        try (var draft = heap.draft()) {
          for (int step = 0; step < 3; step++) {
            edit(draft.root(), model, scores, random, round < 12 ? 40 : 400);
            if (random.nextBoolean()) {
              assertThrows(IllegalArgumentException.class, () -> draft.commit(TOO_LONG));
            }
            if (random.nextBoolean()) {
              draft.checkpoint("on");
              check(heap.snapshot().root(), model, scores, seed);
            }
          }
          draft.commit("done");
        }
        if (random.nextInt(4) == 0) {
          heap.close();
          heap = open();
        }
        check(heap.snapshot().root(), model, scores, seed);
      }
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    } finally {
      heap.close();
    }
  }

  private static void edit(
      ShopDraft shop,
      TreeMap<String, List<String>> model,
      TreeMap<String, Integer> scores,
      Random random,
      int edits) {
    for (int i = 0; i < edits; i++) {
      String key = "k" + random.nextInt(300);
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          shop.customers().put(key, SessionTest.customer(key).score(i));
          scores.put(key, i);
        }
        case 2 -> {
          shop.customers().remove(key);
          scores.remove(key);
        }
        case 3 -> {
          OrderDraft order =
              new OrderDraft()
                  .customer(shop.customers().edit("ada", () -> SessionTest.customer("ada")))
                  .item(key)
                  .price(Money.eur("1"));
          scores.putIfAbsent("ada", 0);
          shop.ordersByCity().edit(key, ArrayList::new).add(order);
          model.computeIfAbsent(key, k -> new ArrayList<>()).add(key);
        }
        default -> {
          List<String> old = model.remove(key);
          List<Order> removed = shop.ordersByCity().remove(key);
          assertEquals(old == null, removed == null);
        }
      }
    }
  }

  private static void check(
      Shop shop, TreeMap<String, List<String>> model, TreeMap<String, Integer> scores, long seed) {
    TreeMap<String, List<String>> stored = new TreeMap<>();
    shop.ordersByCity()
        .forEach((key, orders) -> stored.put(key, orders.stream().map(Order::item).toList()));
    assertEquals(model, stored, "seed " + seed);
    TreeMap<String, Integer> storedScores = new TreeMap<>();
    shop.customers().forEach((key, customer) -> storedScores.put(key, customer.score()));
    assertEquals(scores, storedScores, "seed " + seed);
  }
}
