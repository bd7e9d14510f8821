package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmokeTest {

  @Test
  @SuppressWarnings("unchecked")
  void list() {
    for (int size : new int[] {0, 1, 10, 100, 128, 129, 1000, 100_000}) {
      TestHeap heap = new TestHeap(Shapes.list(NumberShapes.LONG));
      TestHeap.Session session = heap.start();
      List<Long> model = new ArrayList<>();
      List<Long> items = (List<Long>) session.items();
      for (long i = 0; i < size; i++) {
        model.add(i * 3);
        items.add(i * 3);
      }
      assertEquals(model, items);
      session.commit();
      assertEquals(model, items);
      assertEquals(model, heap.root().items());
      for (int i = 0; i < 50 && size > 0; i++) {
        items.add(5L);
        model.add(5L);
        items.remove(size / 2);
        model.remove(size / 2);
        session.commit();
        assertEquals(model.size(), items.size());
      }
      assertEquals(model, items);
      assertEquals(model, heap.root().items());
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void map() {
    Random random = new Random(42);
    for (int size : new int[] {0, 1, 10, 100, 128, 129, 1000, 20_000}) {
      TestHeap heap = new TestHeap(Shapes.sortedMap(TextShapes.STRING, NumberShapes.INT));
      TestHeap.Session session = heap.start();
      Map<String, Integer> model = new TreeMap<>();
      Map<String, Integer> items = (Map<String, Integer>) session.items();
      for (int i = 0; i < size; i++) {
        String key = "k" + random.nextInt(1_000_000);
        model.put(key, i);
        items.put(key, i);
      }
      assertEquals(model, items);
      session.commit();
      assertEquals(new ArrayList<>(model.entrySet()), new ArrayList<>(items.entrySet()));
      assertEquals(model, heap.root().items());
      for (int i = 0; i < 50 && size > 0; i++) {
        String key = "k" + random.nextInt(1_000_000);
        model.put(key, i);
        items.put(key, i);
        String old = model.keySet().iterator().next();
        assertEquals(model.remove(old), items.remove(old));
        session.commit();
        assertEquals(model.size(), items.size());
      }
      assertEquals(model, heap.root().items());
    }
  }
}
