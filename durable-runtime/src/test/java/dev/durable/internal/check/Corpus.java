package dev.durable.internal.check;

import dev.durable.DurableHeap;
import dev.durable.Edit;
import dev.durable.HeapOptions;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Heaps of varied workloads, made from a seed: what checks are to find nothing wrong with. */
final class Corpus {

  static final Path FILE = Path.of("corpus.dheap");

  private static final long SEED = 20;
  private static final List<Thing.Color> COLORS =
      List.of(Thing.Color.RED, Thing.Color.GREEN, Thing.Color.BLUE);

  private Corpus() {}

  /** A new thing whose properties follow from the number. */
  static ThingDraft thing(int number) {
    Random random = new Random(number);
    byte[] blob = new byte[number % 40];
    random.nextBytes(blob);
    ThingDraft thing =
        new ThingDraft()
            .score(number)
            .flag(number % 2 == 0)
            .color(COLORS.get(number % 3))
            .made(Instant.ofEpochSecond(number, number))
            .name("thing " + number)
            .blob(blob)
            .part(part(number));
    if (number % 3 == 0) {
      thing.maybe(-number).price(new BigDecimal(number + ".50")).label("läbel ☕" + number);
    }
    return thing;
  }

  private static Thing.Part part(int number) {
    Thing.Box inner = number % 2 == 0 ? new Thing.Box("in", null, List.of()) : null;
    return number % 4 == 0
        ? Thing.None.NOTHING
        : new Thing.Box("box " + number, inner, List.of(number, 1, 2));
  }

  /** An open heap and where it is. */
  record Open(MemoryStorage storage, DurableHeap<Thing, ThingDraft> heap) {

    byte[] closed() {
      heap.close();
      return storage.get(FILE);
    }

    void commit(Edit<ThingDraft, RuntimeException> edit) {
      heap.commit("commit", Map.of("tag", "välue"), edit);
    }
  }

  static Open create() {
    MemoryStorage storage = new MemoryStorage(SEED);
    return new Open(storage, open(storage));
  }

  /** One with another identity. */
  static Open of(long seed, Consumer<Open> fill) {
    MemoryStorage storage = new MemoryStorage(seed);
    Open open = new Open(storage, open(storage));
    fill.accept(open);
    return open;
  }

  static DurableHeap<Thing, ThingDraft> open(MemoryStorage storage) {
    Edit<ThingDraft, RuntimeException> root =
        thing ->
            thing
                .color(Thing.Color.RED)
                .made(Instant.EPOCH)
                .name("root")
                .blob(new byte[3])
                .part(part(1));
    return new Engine(storage).open(FILE, ThingDraft.TYPE, HeapOptions.defaults(), root);
  }

  /** All of them, by name. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> heaps = new LinkedHashMap<>();
    heaps.put("created", create().closed());
    heaps.put("collections", collections().closed());
    heaps.put("large values", largeValues());
    heaps.put("many commits", manyCommits().closed());
    heaps.put("removals", removals());
    heaps.put("shared values", sharedValues().closed());
    heaps.put("recovered", recovered());
    return heaps;
  }

  /** Trees of several levels, inline collections, and collections in collections. */
  static Open collections() {
    Open open = create();
    fillCollections(open);
    return open;
  }

  static void fillCollections(Open open) {
    open.commit(
        root -> {
          for (int i = 0; i < 150; i++) {
            root.words().add("word " + i);
            root.numbers().add(i * 7919L % 1000);
          }
          for (int i = 0; i < 40; i++) {
            ThingDraft thing = thing(i);
            thing.next(i % 5 == 0 ? root : null);
            root.things().put("key " + i, thing);
            root.groups().computeIfAbsent("group " + i % 4, key -> new ArrayList<>()).add(thing);
          }
        });
    open.commit(root -> root.things().edit("key 7").words().addAll(List.of("a", "ü", "☕")));
    open.commit(root -> root.words().set(70, "changed"));
    open.commit(root -> root.numbers().add(-1L));
  }

  private static byte[] largeValues() {
    Open open = create();
    byte[] blob = new byte[58_000];
    new Random(SEED).nextBytes(blob);
    open.commit(root -> root.blob(blob).name("n".repeat(2_000)));
    open.commit(root -> root.label("w☕".repeat(400)).words().add("x".repeat(900)));
    open.commit(root -> root.score(1));
    return open.closed();
  }

  /**
   * Enough commits that both superblocks were written many times, and skip pointers have levels.
   */
  static Open manyCommits() {
    Open open = create();
    for (int i = 0; i < 40; i++) {
      int number = i;
      open.storage.pass(10_000_000);
      open.commit(root -> root.score(number).words().add("w" + number));
    }
    return open;
  }

  /** So many things that a commit that changes all of them shares their values. */
  static final int MANY = 70;

  /** Records that share the values of earlier ones, and some that hold their own between them. */
  static Open sharedValues() {
    Open open = create();
    open.commit(
        root -> {
          for (int i = 0; i < MANY; i++) {
            root.things().put("key " + i, thing(i).name("one of many things, number " + i));
          }
          for (int i = 0; i < 150; i++) {
            root.things().edit("key 4").words().add("word " + i);
          }
        });
    open.commit(root -> changeAll(root, 1000));
    open.commit(root -> changeAll(root, 2000));
    open.commit(root -> root.things().edit("key 7").name("another name"));
    open.commit(root -> changeAll(root, 3000));
    return open;
  }

  /** Gives each of many things a score that follows from its number. */
  static void changeAll(ThingDraft root, int more) {
    for (int i = 0; i < MANY; i++) {
      root.things().edit("key " + i).score(more + i);
    }
  }

  private static byte[] removals() {
    Open open = collections();
    open.commit(
        root -> {
          root.things().remove("key 3");
          root.words().subList(10, 140).clear();
          root.numbers().removeIf(number -> number % 2 == 0);
        });
    open.commit(root -> root.groups().clear());
    return open.closed();
  }

  /** Left by a crash with something unfinished behind it, opened again and written to. */
  private static byte[] recovered() {
    Open open = manyCommits();
    byte[] crashed = open.storage.get(FILE);
    MemoryStorage storage = new MemoryStorage(SEED + 1);
    int end = crashed.length;
    while (crashed[end - 1] == 0) {
      end--;
    }
    Arrays.fill(crashed, end + 8, end + 300, (byte) 0x5A);
    storage.put(FILE, crashed);
    try (DurableHeap<Thing, ThingDraft> heap = open(storage)) {
      heap.commit("after", root -> root.name("recovered"));
    }
    open.heap.close();
    return storage.get(FILE);
  }
}
