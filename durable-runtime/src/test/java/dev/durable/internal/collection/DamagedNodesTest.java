package dev.durable.internal.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.Entities;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.TextShapes;
import dev.durable.error.CorruptHeapException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a node: it is read, or it is a {@code CorruptHeapException}; no other
 * exception, no endless loop, no allocation that the file's size does not explain.
 */
class DamagedNodesTest {

  private static final CollectionShape<?> LIST = Shapes.list(TextShapes.STRING);
  private static final CollectionShape<?> MAP =
      Shapes.sortedMap(NumberShapes.LONG, Shapes.list(TextShapes.STRING));

  private static TestHeap list(Limits limits) {
    TestHeap heap = new TestHeap(LIST, limits);
    TestHeap.Session session = heap.start();
    @SuppressWarnings("unchecked") // the shape says so
    List<String> list = (List<String>) session.items();
    for (int i = 0; i < 600; i++) {
      list.add(i % 100 == 0 ? "long".repeat(300) : "text " + i);
    }
    session.commit();
    return heap;
  }

  private static TestHeap map(Limits limits) {
    TestHeap heap = new TestHeap(MAP, limits);
    TestHeap.Session session = heap.start();
    @SuppressWarnings("unchecked") // the shape says so
    Map<Long, List<String>> map = (Map<Long, List<String>>) session.items();
    for (long i = 0; i < 150; i++) {
      List<String> inner = new ArrayList<>();
      for (int k = 0; k < i % 9; k++) {
        inner.add("element " + k + "x".repeat((int) i));
      }
      map.put(i, inner);
    }
    session.commit();
    return heap;
  }

  /** Reads all there is, by view and by draft, and changes something. */
  private static void use(TestHeap heap) {
    readAll(heap.root().items());
    Object draft = heap.open().items();
    readAll(draft);
    if (draft instanceof List<?> list) {
      list.subList(0, Math.min(10, list.size())).clear();
    } else {
      ((NavigableMap<?, ?>) draft).pollFirstEntry();
    }
    readAll(draft);
    TreeCheck.check(
        heap.boxes.shape,
        heap.head(),
        Entities.recordOf(heap.root()),
        Box.SLOT,
        (pointer, level, count, bytes, isRightEdge) -> {});
  }

  @SuppressWarnings("unchecked") // the shapes of this test
  private static void readAll(Object items) {
    if (items instanceof List<?> list) {
      int size = 0;
      for (Object each : list) {
        size += each.hashCode();
        if (list.size() > 1_000_000) {
          return; // a count that is a lie and yet plausible; the rest is of the same kind
        }
      }
      assertTrue(size != Integer.MIN_VALUE);
      return;
    }
    NavigableMap<Long, List<String>> map = (NavigableMap<Long, List<String>>) items;
    for (long key = -1; key < 152; key += 3) {
      map.get(key);
      map.floorKey(key);
    }
    map.values().forEach(inner -> readAll((Object) inner));
  }

  @Test
  void randomDamageIsFoundOrHarmless() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("DamagedNodesTest: -Ddurable.test.seed=" + seed);
    Random random = new Random(seed);
    for (Limits limits : List.of(Limits.STANDARD, TestHeap.TINY)) {
      damage(list(limits), random);
      damage(map(limits), random);
    }
  }

  private static void damage(TestHeap heap, Random random) {
    byte[] good = heap.bytes().clone();
    int found = 0;
    long owner = Entities.recordOf(heap.root());
    for (int run = 0; run < 400; run++) {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        int at = 64 + random.nextInt(heap.end() - 64);
        if (at >= owner && at < owner + Box.SLOT) {
          continue; // which entity it is, the object table and the schema say
        }
        heap.bytes()[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xFF);
      }
      heap.damage();
      boolean isFound =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () -> {
                try {
                  use(heap);
                  return false;
                } catch (CorruptHeapException e) {
                  return true;
                }
              });
      found += isFound ? 1 : 0;
      System.arraycopy(good, 0, heap.bytes(), 0, heap.end());
    }
    assertTrue(found > 20, found + " of 400 found");
    heap.damage();
    use(heap);
  }

  /** The nodes of one level, by pointer. */
  private static List<Long> nodes(TestHeap heap, int level) {
    List<Long> nodes = new ArrayList<>();
    TreeCheck.check(
        heap.boxes.shape,
        heap.head(),
        Entities.recordOf(heap.root()),
        Box.SLOT,
        (pointer, at, count, bytes, isRightEdge) -> {
          if (at == level) {
            nodes.add(pointer);
          }
        });
    return nodes;
  }

  private static void refused(TestHeap heap, long offset, String what, Consumer<byte[]> damage) {
    byte[] good = heap.bytes().clone();
    damage.accept(heap.bytes());
    heap.damage();
    CorruptHeapException refused = assertThrows(CorruptHeapException.class, () -> use(heap));
    assertTrue(String.valueOf(refused.getMessage()).contains(what), refused.getMessage());
    if (offset >= 0) {
      assertEquals(offset, refused.offset());
    }
    System.arraycopy(good, 0, heap.bytes(), 0, heap.end());
    heap.damage();
  }

  @Test
  void eachKindOfDamageIsToldApart() {
    TestHeap heap = list(TestHeap.TINY);
    long branch = nodes(heap, 2).get(3);
    long below = nodes(heap, 1).get(0);
    long leaf = nodes(heap, 0).get(5);
    int pointer = (int) branch + NodeFormat.BODY_AT;
    refused(heap, branch, "cannot lie here", b -> LittleEndian.putLong(b, pointer, branch));
    refused(heap, branch + 8, "cannot lie here", b -> LittleEndian.putLong(b, pointer, branch + 8));
    refused(heap, 4, "cannot lie here", b -> LittleEndian.putLong(b, pointer, 4));
    refused(heap, leaf, "level 0 below level 2", b -> LittleEndian.putLong(b, pointer, leaf));
    refused(
        heap, below, "not a node", b -> b[(int) below + RecordFormat.KIND_AT] = RecordFormat.VALUE);
    refused(heap, below, "level 7", b -> b[(int) below + NodeFormat.LEVEL_AT] = 7);
    refused(heap, below, "level -1", b -> b[(int) below + NodeFormat.LEVEL_AT] = -1);
    refused(heap, leaf, "a node without", b -> count(b, leaf, 0));
    refused(heap, leaf, "announced", b -> count(b, leaf, 60_000));
    refused(heap, below, "children in", b -> count(b, below, 60_000));
    refused(heap, leaf, "not a node", b -> LittleEndian.putShort(b, (int) leaf, (short) 0xFFFF));
    refused(heap, leaf, "not a node", b -> LittleEndian.putShort(b, (int) leaf, (short) 3));
    int totals =
        (int) below + NodeFormat.BODY_AT + 8 * LittleEndian.getShort(heap.bytes(), (int) below + 8);
    refused(heap, -1, "", b -> LittleEndian.putInt(b, totals, Integer.MAX_VALUE));
    refused(heap, -1, "", b -> LittleEndian.putInt(b, totals, -5));
    refused(
        heap,
        leaf,
        "",
        b -> LittleEndian.putShort(b, (int) leaf + NodeFormat.BODY_AT, (short) 0x7FFF));
  }

  private static void count(byte[] bytes, long node, int count) {
    LittleEndian.putShort(bytes, (int) node + NodeFormat.COUNT_AT, (short) count);
  }

  @Test
  void keysThatDoNotRiseAreFoundByTheCheck() {
    TestHeap heap = map(Limits.STANDARD);
    long leaf = nodes(heap, 0).stream().filter(at -> keysOf(heap, at) > 1).findFirst().orElse(0L);
    assertTrue(leaf != 0);
    refused(
        heap,
        leaf,
        "do not rise",
        b -> LittleEndian.putLong(b, (int) leaf + NodeFormat.BODY_AT + 8, -1));
  }

  private static int keysOf(TestHeap heap, long leaf) {
    boolean isOuter = heap.bytes()[(int) leaf + NodeFormat.DEPTH_AT] == 0;
    return isOuter ? LittleEndian.getShort(heap.bytes(), (int) leaf + NodeFormat.COUNT_AT) : 0;
  }

  /** Branches that share one child make a list of 2^31 elements out of a few hundred bytes. */
  @Test
  void aTreeThatSharesItsChildrenIsCheckedInBoundedTime() {
    CollectionShape<?> shape = Shapes.list(NumberShapes.LONG);
    TestHeap heap = new TestHeap(shape);
    byte[] leaf = node(0, 1, 8);
    long pointer = heap.append(leaf, 0, leaf.length);
    int size = 1;
    for (int level = 1; level <= 10; level++) {
      byte[] branch = node(level, 8, 8 * 12);
      for (int i = 0; i < 8; i++) {
        LittleEndian.putLong(branch, NodeFormat.BODY_AT + 8 * i, pointer);
        LittleEndian.putInt(branch, NodeFormat.BODY_AT + 64 + 4 * i, (i + 1) * size);
      }
      pointer = heap.append(branch, 0, branch.length);
      size *= 8;
    }
    heap.damage(); // so that what was appended can be read
    Source source = new Source(heap.head(), heap.head(), EntryShape.of(shape));
    Node root = source.root(pointer, size, Long.MAX_VALUE);
    assertEquals(1 << 30, root.size(), "reading is lazy, so this is only a large list");
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThrows(
                CorruptHeapException.class,
                () -> TreeCheck.check(source, root, (at, level, count, bytes, edge) -> {})));
  }

  private static byte[] node(int level, int count, int body) {
    byte[] node = new byte[NodeFormat.BODY_AT + body];
    LittleEndian.putShort(node, RecordFormat.LENGTH_AT, (short) node.length);
    node[RecordFormat.KIND_AT] = RecordFormat.NODE;
    node[NodeFormat.LEVEL_AT] = (byte) level;
    LittleEndian.putShort(node, NodeFormat.COUNT_AT, (short) count);
    return node;
  }
}
