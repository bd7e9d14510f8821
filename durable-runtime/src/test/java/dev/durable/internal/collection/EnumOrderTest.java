package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.Entities;
import dev.durable.codegen.Shapes;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sorted sets of enums are shown as declared, but stored by name: declared order may change. */
final class EnumOrderTest {

  private enum Color {
    RED,
    GREEN,
    BLUE
  }

  @Test
  @SuppressWarnings("unchecked") // the shape says so
  void enumsAreStoredByNameAndShownAsDeclared() {
    CollectionShape<SortedSet<Color>> shape =
        Shapes.sortedSet(Shapes.enumeration(Color.class, Color.values(), "BLUE", "GREEN", "RED"));
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    ((SortedSet<Color>) session.items()).addAll(List.of(Color.BLUE, Color.RED, Color.GREEN));
    session.commit();
    assertEquals(
        List.of(Color.RED, Color.GREEN, Color.BLUE),
        List.copyOf((SortedSet<Color>) heap.root().items()));
    new CollectionCheck(heap.head(), new NoReferences(), (pointer, length, entry) -> true)
        .slot(
            shape,
            Entities.recordOf(heap.root()),
            Box.SLOT,
            new CollectionCheck.Owner(1, 0)); // refuses keys that do not rise by name
  }

  private static final class NoReferences implements DescribedShapes.ReferenceReader {

    @Override
    public Object reference(long id, String type) {
      throw new AssertionError("there are none");
    }

    @Override
    public @Nullable Object entity(long id, Class<?> type) {
      throw new AssertionError("there are none");
    }

    @Override
    public RuntimeException corrupt(long offset, String what) {
      return new IllegalStateException(what + " at " + offset);
    }
  }
}
