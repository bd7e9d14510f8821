package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an event of 120 bytes costs that is appended to a long list, in bytes of a real file: one a
 * commit, and many in one commit; as a value and as an entity.
 */
final class EventLogTest {

  private static final int LARGE = Integer.getInteger("durable.test.large", 100_000);
  private static final int SINGLE = 1000;
  private static final int MANY = 10_000;
  private static final int EVENT_BYTES = 120;
  private static final String TEXT = "e".repeat(118);

  @TempDir Path folder;

  /** What appends cost. */
  private record Cost(long mean, long most, double ofMany) {}

  @Test
  void aValueCostsTwoKilobytesACommitAndLittleInBulk() throws IOException {
    Box.Type type = new Box.Type(Shapes.list(TextShapes.STRING), Limits.STANDARD);
    Cost cost = append("values", type, any -> TEXT);
    assertTrue(cost.mean <= 2048, cost.toString());
    assertTrue(cost.most <= 3584, cost.toString());
    assertTrue(cost.ofMany <= 1.3, cost.toString());
  }

  @Test
  void anEntityCostsTwoAndAHalfKilobytesACommitAndLittleInBulk() throws IOException {
    Box.Type type =
        new Box.Type(Shapes.list(Shapes.reference(Event.class)), Limits.STANDARD, Event.TYPE);
    Cost cost = append("entities", type, any -> new Event.Draft().text(TEXT));
    assertTrue(cost.mean <= 2560, cost.toString());
    assertTrue(cost.ofMany <= 1.7, cost.toString());
  }

  @SuppressWarnings("unchecked") // the shape says so
  private Cost append(String name, Box.Type type, Function<Integer, Object> event)
      throws IOException {
    try (DurableHeap<Box, Box.Draft> heap =
        DurableHeap.open(folder.resolve(name + ".dheap"), type, root -> {})) {
      for (int done = 0; done < LARGE; done += 50_000) {
        append(heap, event, 50_000);
      }
      long all = 0;
      long most = 0;
      for (int i = 0; i < SINGLE; i++) {
        long bytes = append(heap, event, 1);
        all += bytes;
        most = Math.max(most, bytes);
      }
      double ofMany = (double) append(heap, event, MANY) / (MANY * EVENT_BYTES);
      Cost cost = new Cost(all / SINGLE, most, ofMany);
      System.out.println("appending " + name + " of 120 bytes to " + LARGE + ": " + cost);
      List<Object> list = (List<Object>) heap.snapshot().root().items();
      assertEquals(LARGE + SINGLE + MANY, list.size());
      return cost;
    }
  }

  /** Gives by how much the commit made the file longer. */
  @SuppressWarnings("unchecked") // the shape says so
  private static long append(
      DurableHeap<Box, Box.Draft> heap, Function<Integer, Object> event, int count) {
    return heap.commit(
            "append",
            root -> {
              List<Object> list = (List<Object>) root.items();
              for (int i = 0; i < count; i++) {
                list.add(event.apply(i));
              }
            })
        .commit()
        .bytes();
  }
}
