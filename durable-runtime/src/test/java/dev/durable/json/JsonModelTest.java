package dev.durable.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.internal.io.CrashImages;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random edits of a JSON graph against maps and lists, over commits, reopens and crashes. */
final class JsonModelTest {

  @Test
  void randomEditsCommitsAndReopensMatchTheModel() {
    for (int run = 0; run < 15; run++) {
      long seed = System.nanoTime();
      try {
        run(new Random(seed));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void run(Random random) {
    JsonEdits edits = new JsonEdits(random);
    Engine engine = new Engine(new MemoryStorage(random.nextLong()));
    DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open(engine);
    JsonEdits.Model model = new JsonEdits.Model();
    List<String> versions = new ArrayList<>(List.of("{}"));
    for (int round = 0; round < 25; round++) {
      try (Draft<JObject, JObjectDraft> draft = heap.draft()) {
        for (int commits = random.nextInt(3); commits >= 0; commits--) {
          edits.edit(draft.root(), model);
          assertEquals(model.print(), Json.print(draft.root()), "the draft itself");
          if (commits > 0) {
            draft.checkpoint("c");
          } else {
            draft.commit("c");
          }
          versions.add(model.print());
        }
      }
      if (random.nextInt(3) == 0) {
        heap.close();
        heap = JsonHeaps.open(engine);
      }
      int some = random.nextInt(versions.size());
      assertEquals(versions.get(some), Json.print(heap.at(some).root()), "version " + some);
      assertEquals(versions.getLast(), Json.print(heap.snapshot().root()), "the head");
    }
    heap.close();
  }

  @Test
  void aCrashLeavesWhatWasAcknowledgedOrWasBeingWritten() {
    long seed = System.nanoTime();
    JsonEdits edits = new JsonEdits(new Random(seed));
    MemoryStorage storage = new MemoryStorage(seed).growth(8 << 10);
    JsonEdits.Model model = new JsonEdits.Model();
    List<String> versions = new ArrayList<>(List.of("{}"));
    int[] images = {0};
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open(new Engine(storage))) {
      storage.beforeForce(
          interval ->
              new CrashImages(interval, seed)
                  .each(
                      6,
                      image -> {
                        images[0]++;
                        String found = opened(image.bytes(), seed);
                        int acknowledged = versions.size() - 2;
                        assertTrue(
                            versions.subList(acknowledged, versions.size()).contains(found),
                            () -> "seed " + seed + ": " + found + " is none of " + versions);
                      }));
      for (int i = 0; i < 12; i++) {
        heap.commit(
            "c",
            root -> {
              edits.edit(root, model);
              versions.add(model.print());
            });
      }
      storage.beforeForce(interval -> {});
    }
    assertTrue(images[0] >= 24, images[0] + " images");
  }

  private static String opened(byte[] image, long seed) {
    MemoryStorage storage = new MemoryStorage(seed);
    storage.put(JsonHeaps.FILE, image);
    try (DurableHeap<JObject, JObjectDraft> heap = JsonHeaps.open(new Engine(storage))) {
      return Json.print(heap.snapshot().root());
    }
  }
}
