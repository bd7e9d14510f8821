package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.EntityVersion;
import dev.durable.HeapOptions;
import dev.durable.HeapOptions.Durability;
import dev.durable.Snapshot;
import dev.durable.error.HeapClosedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises of the README, one by one. */
final class PromisesTest {

  @TempDir Path folder;

  private DurableHeap<Shop, ShopDraft> open(HeapOptions options) {
    return DurableHeap.open(
        folder.resolve("shop.dheap"),
        ShopDraft.TYPE,
        options,
        shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")));
  }

  @Test
  void anInterruptedThreadCommitsAndStaysInterrupted() {
    try (var heap = open(HeapOptions.defaults())) {
      for (int i = 1; i <= 20; i++) {
        Thread.currentThread().interrupt();
        int mine = i;
        heap.commit("c", shop -> shop.name("name " + mine));
        assertTrue(Thread.interrupted(), "the flag was eaten");
      }
      assertEquals("name 20", heap.snapshot().root().name());
      heap.commit("still open", shop -> shop.name("still open"));
    }
  }

  @Test
  void whatWasCommittedWithoutForceIsThereAfterClose() {
    for (Durability durability :
        List.of(new Durability.None(), new Durability.Interval(Duration.ofMillis(20)))) {
      HeapOptions options = HeapOptions.defaults().durability(durability);
      long version;
      try (var heap = open(options)) {
        for (int i = 0; i < 200; i++) {
          heap.commit("c", shop -> shop.name(shop.name() + "."));
        }
        version = heap.snapshot().version();
      }
      try (var heap = open(HeapOptions.defaults())) {
        assertEquals(version, heap.snapshot().version());
      }
    }
  }

  @Test
  void aCleanlyClosedFileHoldsNoMoreThanItsData() throws Exception {
    try (var heap = open(HeapOptions.defaults())) {
      heap.commit("c", shop -> shop.name("x"));
      assertTrue(Files.size(folder.resolve("shop.dheap")) > 1 << 20, "grown ahead");
    }
    assertTrue(Files.size(folder.resolve("shop.dheap")) < 16 << 10);
  }

  @Test
  void openingAndClosingChangesNothing() throws Exception {
    open(HeapOptions.defaults()).close();
    byte[] before = Files.readAllBytes(folder.resolve("shop.dheap"));
    open(HeapOptions.defaults()).close();
    byte[] after = Files.readAllBytes(folder.resolve("shop.dheap"));
    assertEquals(before.length, after.length);
    assertEquals(-1, Arrays.mismatch(before, 8192, before.length, after, 8192, after.length));
  }

  @Test
  void aSmallCommitGrowsTheDataByAKilobyteOrSo() {
    try (var heap = open(HeapOptions.defaults())) {
      heap.commit(
          "bulk",
          shop -> {
            for (int i = 0; i < 100_000; i++) {
              shop.customers().put("c" + i, SessionTest.customer("c" + i));
            }
          });
    }
    long before = folder.resolve("shop.dheap").toFile().length();
    try (var heap = open(HeapOptions.defaults())) {
      heap.commit("one", shop -> shop.customers().edit("c77777").score(1));
    }
    long grown = folder.resolve("shop.dheap").toFile().length() - before;
    assertTrue(grown <= 1536, grown + " bytes");
  }

  @Test
  void closingWhileOthersReadIsAnExceptionAndNeverACrash() throws Exception {
    for (int round = 0; round < 20; round++) {
      DurableHeap<Shop, ShopDraft> heap = open(HeapOptions.defaults());
      heap.commit("c", shop -> shop.customers().put("a", SessionTest.customer("a")));
      Snapshot<Shop> snapshot = heap.snapshot();
      AtomicReference<@Nullable Throwable> ended = new AtomicReference<>();
      AtomicBoolean started = new AtomicBoolean();
      Thread reader =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      while (true) {
                        Customer a = snapshot.root().customers().get("a");
                        assertNotNull(a);
                        assertEquals("a", a.name());
                        started.set(true);
                      }
                    } catch (Throwable e) {
                      ended.set(e);
                    }
                  });
      while (!started.get()) {
        Thread.onSpinWait();
      }
      heap.close();
      reader.join();
      Throwable seen = ended.get();
      assertTrue(seen instanceof HeapClosedException, String.valueOf(seen));
    }
  }

  @Test
  void closingEndsEachOfManySnapshotsAndAllThatWasReadFromThem() {
    List<Customer> customers = new ArrayList<>();
    List<Snapshot<Shop>> snapshots = new ArrayList<>();
    try (var heap = open(HeapOptions.defaults())) {
      heap.commit("c", shop -> shop.customers().put("a", SessionTest.customer("a")));
      for (int i = 0; i < 500; i++) {
        Snapshot<Shop> snapshot = heap.at(1); // a new one each time
        snapshots.add(snapshot);
        customers.add(snapshot.root().customers().get("a"));
      }
    }
    for (int i = 0; i < customers.size(); i++) {
      Customer customer = customers.get(i);
      Snapshot<Shop> snapshot = snapshots.get(i);
      assertThrows(HeapClosedException.class, customer::name, "snapshot " + i);
      assertThrows(HeapClosedException.class, () -> snapshot.root().customers().get("a"));
    }
  }

  @Test
  void aHistoryThatIsReadLazilyEndsWhenTheHeapIsClosed() {
    Iterator<EntityVersion<Customer>> versions;
    try (var heap = open(HeapOptions.defaults())) {
      heap.commit("c", shop -> shop.customers().put("a", SessionTest.customer("a")));
      heap.commit("d", shop -> shop.customers().edit("a").score(2));
      Customer a = heap.snapshot().root().customers().get("a");
      assertNotNull(a);
      versions = heap.history(CustomerDraft.TYPE, a).iterator();
      assertEquals(2, versions.next().commit().version());
    }
    assertThrows(HeapClosedException.class, versions::next);
  }

  @Test
  void aNewDraftReadsThroughAViewAndRefusesToEditIt() {
    try (var heap = open(HeapOptions.defaults())) {
      heap.commit("c", shop -> shop.customers().put("ada", SessionTest.customer("Ada")));
      Customer ada = heap.snapshot().root().customers().get("ada");
      assertNotNull(ada);
      OrderDraft order = new OrderDraft().customer(ada);
      assertEquals("Ada <null>", order.customer().label());
      IllegalStateException refused =
          assertThrows(IllegalStateException.class, () -> order.customer().score(3));
      assertTrue(String.valueOf(refused.getMessage()).contains("draft.edit(TYPE, entity)"));
    }
  }

  @Test
  void oneEditInsideAnotherIsRefusedWithoutHarm() {
    try (var heap = open(HeapOptions.defaults())) {
      assertThrows(
          IllegalStateException.class,
          () -> heap.commit("outer", outer -> heap.commit("inner", inner -> inner.name("x"))));
      heap.commit("after", Map.of(), shop -> shop.name("after"));
      assertEquals("after", heap.snapshot().root().name());
      assertEquals(1, heap.snapshot().version());
    }
  }
}
