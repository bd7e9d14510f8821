package dev.durable.examples.benchmarks.store.durable;

import dev.durable.DurableHeap;
import dev.durable.examples.benchmarks.data.EventData;
import dev.durable.examples.benchmarks.store.Writer;
import dev.durable.examples.benchmarks.store.durable.model.CustomerDraft;
import dev.durable.examples.benchmarks.store.durable.model.Shop;
import dev.durable.examples.benchmarks.store.durable.model.ShopDraft;
import java.util.List;
import java.util.stream.LongStream;

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
    List<Long> all = LongStream.of(keys).boxed().toList();
    heap.commit(
        "scores",
        shop -> {
          List<CustomerDraft> customers = shop.customers().editAll(all);
          for (int i = 0; i < scores.length; i++) {
            customers.get(i).score(scores[i]);
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
