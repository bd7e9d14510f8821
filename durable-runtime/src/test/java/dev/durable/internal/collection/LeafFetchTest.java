package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.Entities;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entities of a leaf are fetched before they are read one by one. */
class LeafFetchTest {

  private static final CollectionShape<List<Item>> LIST = Shapes.list(Shapes.reference(Item.class));
  private static final CollectionShape<Map<Long, Item>> MAP =
      Shapes.map(NumberShapes.LONG, Shapes.reference(Item.class));
  private static final CollectionShape<List<Long>> NUMBERS = Shapes.list(NumberShapes.LONG);

  private static final int MANY = 5_000;

  private final List<List<Long>> fetched = new ArrayList<>();

  @SuppressWarnings("unchecked") // the shapes say so
  private Object collection(CollectionShape<?> shape, boolean isScattered) {
    TestHeap heap = new TestHeap(shape);
    TestHeap.Session session = heap.start();
    for (int i = 0; i < MANY; i++) {
      Item.Draft item = new Item.Draft().number(i);
      if (session.items() instanceof Map<?, ?> map) {
        ((Map<Long, Item>) map).put((long) i, item);
      } else {
        ((List<Item>) session.items()).add(item);
      }
    }
    session.commit();
    heap.head().fetched = fetched;
    heap.head().isScattered = isScattered;
    return heap.root().items();
  }

  @SuppressWarnings("unchecked") // the shapes say so
  private Collection<Item> items(CollectionShape<?> shape, boolean isScattered) {
    Object items = collection(shape, isScattered);
    return items instanceof Map<?, ?> map
        ? ((Map<Long, Item>) map).values()
        : (Collection<Item>) items;
  }

  private static List<Long> read(Collection<Item> items) {
    List<Long> ids = new ArrayList<>();
    for (Item item : items) {
      ids.add(Entities.rawId(item));
    }
    assertEquals(MANY, ids.size());
    return ids;
  }

  @Test
  void whoReadsOnHasEachLeafFetchedButTheFirst() {
    for (CollectionShape<?> shape : List.of(LIST, MAP)) {
      fetched.clear();
      List<Long> ids = read(items(shape, true));
      List<Long> all = fetched.stream().flatMap(List::stream).toList();
      assertTrue(all.size() > MANY * 0.9 && all.size() < MANY, () -> all.size() + " of " + MANY);
      assertEquals(ids.subList(MANY - all.size(), MANY), all);
    }
  }

  @Test
  void whoReadsTheFirstHasNothingFetched() {
    items(MAP, true).iterator().next();
    assertEquals(List.of(), fetched);
  }

  /** Their entities are not asked for, and may be on a disk. */
  @Test
  void whoReadsKeysHasNoValuesFetched() {
    long sum = 0;
    for (Object key : ((Map<?, ?>) collection(MAP, true)).keySet()) {
      sum += (Long) key;
    }
    assertEquals(MANY * (MANY - 1L) / 2, sum);
    assertEquals(List.of(), fetched);
  }

  /** To find out costs something, too. */
  @Test
  void whereTheyLieInTheirOrderEachEighthLeafIsLookedAt() {
    read(items(MAP, true));
    int leaves = fetched.size();
    fetched.clear();
    read(items(MAP, false));
    assertEquals((leaves + 7) / 8, fetched.size());
  }

  @Test
  void otherElementsAreNotFetched() {
    TestHeap heap = new TestHeap(NUMBERS);
    TestHeap.Session session = heap.start();
    @SuppressWarnings("unchecked") // the shape says so
    List<Long> numbers = (List<Long>) session.items();
    for (long i = 0; i < MANY; i++) {
      numbers.add(i);
    }
    session.commit();
    heap.head().fetched = fetched;
    long sum = 0;
    for (Object number : (List<?>) heap.root().items()) {
      sum += (Long) number;
    }
    assertEquals(MANY * (MANY - 1L) / 2, sum);
    assertEquals(List.of(), fetched);
  }
}
