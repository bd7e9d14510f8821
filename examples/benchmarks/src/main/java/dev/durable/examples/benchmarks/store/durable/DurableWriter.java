package dev.durable.examples.benchmarks.store.durable;

import dev.durable.DurableHeap;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import dev.durable.examples.benchmarks.store.durable.model.Shop;
import dev.durable.examples.benchmarks.store.durable.model.ShopDraft;

/** Commits through the heap, as the README shows. */
final class DurableWriter implements Writer {

  private final DurableHeap<Shop, ShopDraft> heap;

  DurableWriter(DurableHeap<Shop, ShopDraft> heap) {
    this.heap = heap;
  }

  @Override
  public void change(long key, int score) {
    heap.commit("score", shop -> shop.customers().edit(key).score(score));
  }

  @Override
  public void change(long[] keys, int[] scores) {
    heap.commit(
        "scores",
        shop -> {
          for (int i = 0; i < keys.length; i++) {
            shop.customers().edit(keys[i]).score(scores[i]);
          }
        });
  }

  @Override
  public void append(EventData event) {
    heap.commit("event", shop -> shop.events().add(event));
  }

  @Override
  public void close() {
    heap.close();
  }
}
