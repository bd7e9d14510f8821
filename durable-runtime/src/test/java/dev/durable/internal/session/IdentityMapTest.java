package dev.durable.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.durable.codegen.EntityDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One draft for each id, whatever was asked before. */
final class IdentityMapTest {

  /** Ids of files may be any number, those of hostile ones too. */
  private static long anyId(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(-3, 4);
      case 1 -> Long.MIN_VALUE + random.nextInt(4);
      case 2 -> (long) random.nextInt(64) << 32;
      default -> random.nextInt(2_000);
    };
  }

  /** All drafts are held by the model, so none of them is collected. */
  @RepeatedTest(5)
  void givesWhatWasPutLast() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("IdentityMapTest: -Ddurable.test.seed=" + seed);
    Random random = new Random(seed);
    IdentityMap map = new IdentityMap();
    Map<Long, NoteDraft> model = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long id = anyId(random);
      assertSame(model.get(id), map.get(id), () -> "id " + id + ", seed " + seed);
      if (random.nextInt(3) == 0) {
        NoteDraft draft = new NoteDraft();
        model.put(id, draft);
        if (random.nextBoolean()) {
          map.putWeak(id, draft);
        } else {
          map.putStrong(id, draft);
        }
        assertSame(draft, map.get(id));
      }
    }
    Set<EntityDraft<?>> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    map.forEach(shown::add);
    assertEquals(model.size(), shown.size());
  }

  /** Where one belongs is asked before the table is built anew, and again afterwards. */
  @Test
  void whatIsPutWhereAllOthersAreGoneIsFound() {
    List<IdentityMap> maps = Stream.generate(IdentityMap::new).limit(50).toList();
    for (int i = 0; i < maps.size(); i++) {
      for (int id = 0; id < 8; id++) {
        maps.get(i).putWeak(100L * i + id, new NoteDraft());
      }
    }
    System.gc();
    NoteDraft draft = new NoteDraft();
    for (int i = 0; i < maps.size(); i++) {
      IdentityMap map = maps.get(i);
      map.putStrong(100L * i + 8, draft);
      assertNull(map.get(100L * i));
      assertSame(draft, map.get(100L * i + 8), "map " + i);
    }
  }

  /** Of many that nobody holds only those stay that were changed. */
  @Test
  void whatNobodyHoldsIsDroppedUnlessItWasChanged() {
    IdentityMap map = new IdentityMap();
    List<NoteDraft> changed = new ArrayList<>();
    for (long id = 1; id <= 100_000; id++) {
      NoteDraft draft = new NoteDraft();
      map.putWeak(id, draft);
      if (id % 1_000 == 0) {
        changed.add(draft);
        map.putStrong(id, draft);
      }
    }
    System.gc();
    for (NoteDraft draft : changed) {
      assertSame(draft, map.get(1_000L * (changed.indexOf(draft) + 1)));
    }
    Set<EntityDraft<?>> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    map.forEach(shown::add);
    assertEquals(changed.size(), shown.size(), "what is left after a collection");
  }
}
