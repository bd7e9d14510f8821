package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept with a shape. */
class EntryShapeTest {

  private final CollectionShape<?> shape = Shapes.list(NumberShapes.INT);

  @Test
  void propertiesThatShareAShapeGetTheirOwnNumbers() {
    for (int property : new int[] {3, 4, 0, 3}) {
      assertEquals(property, EntryShape.of(shape, property, 1, Limits.STANDARD).property());
    }
    for (int depth : new int[] {0, 1, 2, 0}) {
      assertEquals(depth, EntryShape.of(shape, 3, depth, Limits.STANDARD).depth());
    }
    for (Limits limits : List.of(TestHeap.TINY, Limits.STANDARD, TestHeap.TINY)) {
      assertEquals(limits, EntryShape.of(shape, 3, 0, limits).limits());
    }
  }

  @Test
  void collectionsOfOnePropertyShareIt() {
    assertSame(
        EntryShape.of(shape, 3, 0, Limits.STANDARD), EntryShape.of(shape, 3, 0, Limits.STANDARD));
  }
}
