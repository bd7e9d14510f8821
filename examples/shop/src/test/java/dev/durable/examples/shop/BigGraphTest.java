package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.error.InvalidDraftException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs whose size must not meet the depth of a stack. */
final class BigGraphTest {

  private static final int MILLION = 1_000_000;

  @TempDir Path folder;

  private DurableHeap<Shop, ShopDraft> open() {
    return DurableHeap.open(
        folder.resolve("big.dheap"),
        ShopDraft.TYPE,
        shop -> shop.name("Big").settings(new SettingsDraft().setTheme("light")));
  }

  @Test
  void aChainOfAMillionNewObjectsIsCommitted() {
    try (var heap = open()) {
      CustomerDraft first = SessionTest.customer("0");
      CustomerDraft last = first;
      for (int i = 1; i < MILLION; i++) {
        CustomerDraft next = SessionTest.customer(Integer.toString(i));
        last.referredBy(next);
        last = next;
      }
      heap.commit("chain", shop -> shop.customers().put("first", first));
    }
    try (var heap = open()) {
      @Nullable Customer customer = heap.snapshot().root().customers().get("first");
      int length = 0;
      while (customer != null) {
        if (length % 100_000 == 0) {
          assertEquals(Integer.toString(length), customer.name());
        }
        length++;
        customer = customer.referredBy();
      }
      assertEquals(MILLION, length);
    }
  }

  @Test
  void aStarOfAMillionNewObjectsIsCommitted() {
    try (var heap = open()) {
      heap.commit(
          "star",
          shop -> {
            for (int i = 0; i < MILLION; i++) {
              shop.customers().put("c" + i, SessionTest.customer(Integer.toString(i)));
            }
          });
    }
    try (var heap = open()) {
      Shop shop = heap.snapshot().root();
      assertEquals(MILLION, shop.customers().size());
      Customer some = shop.customers().get("c765432");
      assertNotNull(some);
      assertEquals("765432", some.name());
    }
  }

  @Test
  void aMissingPropertyDeepInAChainIsNamed() {
    try (var heap = open()) {
      CustomerDraft first = SessionTest.customer("0");
      CustomerDraft last = first;
      for (int i = 1; i < 10_000; i++) {
        CustomerDraft next = i == 9_999 ? new CustomerDraft() : SessionTest.customer("" + i);
        last.referredBy(next);
        last = next;
      }
      InvalidDraftException invalid =
          assertThrows(
              InvalidDraftException.class,
              () -> heap.commit("chain", shop -> shop.customers().put("first", first)));
      assertTrue(invalid.getMessage().contains(".referredBy.name"), invalid.getMessage());
    }
  }
}
