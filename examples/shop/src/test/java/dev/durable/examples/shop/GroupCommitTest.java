package dev.durable.examples.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.durable.DurableHeap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits of many threads at once: all of them count, each sees its own. */
final class GroupCommitTest {

  private static final int THREADS = 8;
  private static final int COMMITS = 100;

  @TempDir Path folder;

  @Test
  void noCommitOfEightThreadsIsLost() throws Exception {
    Path file = folder.resolve("shop.dheap");
    try (var heap =
        DurableHeap.open(
            file,
            ShopDraft.TYPE,
            shop -> shop.name("Tea & Co").settings(new SettingsDraft().setTheme("light")))) {
      heap.commit("one", shop -> shop.customers().put("ada", SessionTest.customer("Ada")));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          String key = "t" + t;
          running.add(threads.submit(() -> commitMany(heap, key)));
        }
        for (Future<?> each : running) {
          each.get();
        }
      }
      assertEquals(1 + THREADS * (COMMITS + 1), heap.snapshot().version());
    }
    try (var heap = DurableHeap.openReadOnly(file, ShopDraft.TYPE)) {
      Customer ada = heap.snapshot().root().customers().get("ada");
      assertNotNull(ada);
      assertEquals(THREADS * COMMITS, ada.score());
      assertEquals(THREADS + 1, heap.snapshot().root().customers().size());
    }
  }

  private static void commitMany(DurableHeap<Shop, ShopDraft> heap, String key) {
    heap.commit(key, shop -> shop.customers().put(key, SessionTest.customer(key)));
    for (int i = 1; i <= COMMITS; i++) {
      int mine = i;
      var snapshot =
          heap.commit(
              key,
              shop -> {
                shop.customers().edit(key).score(mine);
                CustomerDraft ada = shop.customers().edit("ada");
                ada.score(ada.score() + 1);
              });
      Customer own = snapshot.root().customers().get(key);
      assertNotNull(own);
      assertEquals(mine, own.score());
    }
  }
}
