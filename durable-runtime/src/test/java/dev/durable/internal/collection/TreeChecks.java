package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.Entities;
import java.util.HashMap;
import java.util.Map;

/** Checks the tree in a heap's box, and how full its nodes are. */
final class TreeChecks {

  private TreeChecks() {}

  /** The nodes by their pointers, each with its bytes. */
  static Map<Long, Integer> nodes(CollectionShape<?> shape, TestHeap heap) {
    Map<Long, Integer> nodes = new HashMap<>();
    long record = Entities.recordOf(heap.root());
    TreeCheck.check(
        shape,
        heap.head(),
        record,
        Box.SLOT,
        (pointer, level, count, bytes, isRightEdge) -> nodes.put(pointer, bytes));
    return nodes;
  }

  /**
   * Order, levels, counts and pointers; and that nodes are filled: each to a quarter at least where
   * all entries are small, all together to a third where some are large.
   */
  static void check(CollectionShape<?> shape, TestHeap heap, Limits limits) {
    long record = Entities.recordOf(heap.root());
    boolean isEven = shape.element().width() > 0;
    int[] leaves = {0, 0};
    TreeCheck.check(
        shape,
        heap.head(),
        record,
        Box.SLOT,
        (pointer, level, count, bytes, isRightEdge) -> {
          assertTrue(count > 0);
          if (limits.equals(Limits.STANDARD) && !isRightEdge) {
            assertTrue(level == 0 || count > 1, "a branch over one child");
            if (level == 0) {
              leaves[0]++;
              leaves[1] += bytes;
              assertTrue(
                  !isEven || bytes >= limits.leafBytes() / 4,
                  () -> "a leaf with " + bytes + " bytes, " + count);
            }
          }
        });
    assertTrue(
        leaves[0] < 5 || leaves[1] > leaves[0] * limits.leafBytes() / 3,
        () -> leaves[0] + " leaves of " + leaves[1] + " bytes");
  }
}
