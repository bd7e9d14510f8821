package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Inner lists that are held over commits go on being the entries of the map. */
final class NestedRun extends ModelRun<TreeMap<String, List<Integer>>> {

  private final Map<String, List<Integer>> held = new TreeMap<>();

  NestedRun(Limits limits, Random random) {
    super(
        Shapes.map(TextShapes.STRING, Shapes.list(NumberShapes.INT)),
        limits,
        new TreeMap<>(),
        random);
  }

  @Override
  TreeMap<String, List<Integer>> copy() {
    TreeMap<String, List<Integer>> copy = new TreeMap<>();
    model.forEach((k, v) -> copy.put(k, new ArrayList<>(v)));
    return copy;
  }

  @Override
  void compare(TreeMap<String, List<Integer>> expected, Object actual) {
    assertEquals(expected, actual);
  }

  @Override
  @SuppressWarnings("unchecked") // the shape says so
  void step(Object items, int range) {
    Map<String, List<Integer>> map = (Map<String, List<Integer>>) items;
    if (random.nextInt(200) == 0) {
      held.clear();
    }
    String key = "k" + random.nextInt(Math.min(range, 60));
    int number = random.nextInt(1000);
    switch (random.nextInt(10)) {
      case 0 -> {
        model.remove(key);
        map.remove(key);
        held.remove(key);
      }
      case 1 -> {
        List<Integer> list = new ArrayList<>(List.of(number, number + 1));
        model.put(key, list);
        map.put(key, list);
        held.remove(key);
      }
      case 2, 3 -> {
        List<Integer> list = held.get(key);
        if (list != null && model.containsKey(key)) {
          model.get(key).add(number);
          current(map, key).add(number);
        }
      }
      case 4 -> {
        if (model.containsKey(key)) {
          held.put(key, map.get(key));
        }
      }
      case 5 -> {
        if (model.containsKey(key)) {
          List<Integer> batch = Collections.nCopies(random.nextInt(300), number);
          model.get(key).addAll(batch);
          current(map, key).addAll(batch);
        }
      }
      case 6 -> {
        if (model.containsKey(key)) {
          model.get(key).removeIf(n -> n % 2 == 0);
          current(map, key).removeIf(n -> n % 2 == 0);
        }
      }
      default -> {
        model.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
        map.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
      }
    }
    assertEquals(model.size(), map.size());
  }

  private List<Integer> current(Map<String, List<Integer>> map, String key) {
    List<Integer> list = Objects.requireNonNull(map.get(key));
    assertSame(list, map.get(key), "the same entry is the same object");
    return list;
  }
}
