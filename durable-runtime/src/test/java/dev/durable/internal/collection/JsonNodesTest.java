package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.JsonShapes;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import dev.durable.json.JLong;
import dev.durable.json.JString;
import dev.durable.json.JValue;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The fields of a JSON object as nodes of a tree. */
final class JsonNodesTest {

  private static final int LARGE = 100_000;

  @SuppressWarnings("unchecked") // the shape of this test
  private static NavigableMap<String, JValue> fields(Object items) {
    return (NavigableMap<String, JValue>) items;
  }

  @Test
  void oneOfAHundredThousandNamesIsReadWithoutTheOthers() {
    CollectionShape<?> shape = Shapes.navigableMap(TextShapes.STRING, JsonShapes.VALUE);
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    NavigableMap<String, JValue> draft = fields(session.items());
    for (int i = 0; i < LARGE; i++) {
      draft.put("name" + i, i % 2 == 0 ? new JLong(i) : new JString("value " + i));
    }
    session.commit();
    TreeChecks.check(shape, heap, Limits.STANDARD);
    int all = TreeChecks.nodes(shape, heap).size();
    assertTrue(all > 1000, all + " nodes");
    NavigableMap<String, JValue> view = fields(heap.root().items());
    Set<Long> visited = ConcurrentHashMap.newKeySet();
    heap.head().verified = visited;
    assertEquals(new JString("value 77777"), view.get("name77777"));
    assertTrue(visited.size() <= 5, visited.size() + " nodes read of " + all);
    visited.clear();
    NavigableMap<String, JValue> edited = fields(heap.open().items());
    edited.put("name5", new JLong(-5));
    assertTrue(visited.size() <= 5, visited.size() + " nodes read to change one of " + all);
  }
}
