package dev.durable.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.schema.TypeGraph;
import dev.durable.internal.snapshot.SnapshotContext;
import dev.durable.json.JObjectDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The object table against a sorted map, version by version. */
final class RadixTreeTest {

  private Log log;

  @BeforeEach
  void create() {
    log = Heaps.create(new MemoryStorage(1), Path.of("table.dheap"), Heaps.COMMIT, 8);
  }

  @AfterEach
  void close() {
    log.close();
  }

  /**
   * Commits a tree with these entries over the one at {@code root}; the nodes written are counted.
   */
  private long put(long root, TreeMap<Long, Long> entries, int[] nodes) {
    return put(RadixTree.OBJECTS, root, entries, nodes);
  }

  private long put(RadixTree tree, long root, TreeMap<Long, Long> entries, int[] nodes) {
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      NodeSink sink = new CountingSink(appender, nodes);
      long[] ids = entries.keySet().stream().mapToLong(Long::longValue).toArray();
      long[] pointers = entries.values().stream().mapToLong(Long::longValue).toArray();
      long newRoot = tree.put(log.mapping(), sink, root, ids, pointers, entries.size());
      appender.commit(Heaps.fields(newRoot, ""));
      return newRoot;
    } finally {
      log.writerLock().unlock();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // a counter to be changed
  private record CountingSink(Appender appender, int[] nodes) implements NodeSink {

    @Override
    public long append(byte[] record, int from, int length) {
      nodes[0]++;
      nodes[1] += length;
      return appender.append(record, from, length);
    }

    @Override
    public long appendValue(byte[] value, int from, int length) {
      throw new AssertionError("a table has no values");
    }
  }

  /** A record that entries can point to. */
  private long anyRecord() {
    return log.published().tableRoot();
  }

  @RepeatedTest(20)
  void everyVersionFindsWhatItsModelHas() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("RadixTreeTest: -Ddurable.test.seed=" + seed);
    Random random = new Random(seed);
    long root = 0;
    TreeMap<Long, Long> model = new TreeMap<>();
    List<Long> roots = new ArrayList<>();
    List<TreeMap<Long, Long>> models = new ArrayList<>();
    for (int version = 0; version < 60; version++) {
      TreeMap<Long, Long> changes = new TreeMap<>(Long::compareUnsigned);
      int count = 1 + random.nextInt(version % 10 == 0 ? 500 : 5);
      for (int i = 0; i < count; i++) {
        // Sometimes far away, later on farther, so that the tree grows by more than one level at
        // once.
        int far = version < 20 ? 14 : version < 40 ? 22 : 64;
        int bits = random.nextInt(20) == 0 ? far : 12;
        long record =
            roots.isEmpty() ? anyRecord() : roots.get(random.nextInt(roots.size())); // some record
        changes.put(1 + (random.nextLong() >>> 64 - bits), record);
      }
      root = put(root, changes, new int[2]);
      model.putAll(changes);
      roots.add(root);
      models.add(new TreeMap<>(model));
    }
    Mapping mapping = log.mapping();
    for (int version = 0; version < roots.size(); version++) {
      TreeMap<Long, Long> expected = models.get(version);
      ObjectTable table = new ObjectTable(mapping, roots.get(version), Long.MAX_VALUE, null);
      List<Long> ids = new ArrayList<>(expected.keySet());
      for (int i = 0; i < 200; i++) {
        ids.add(1L + random.nextInt(5000));
        ids.add(random.nextLong());
      }
      Collections.shuffle(ids, random);
      for (long id : ids) {
        long found = RadixTree.OBJECTS.find(mapping, roots.get(version), id);
        String where = "seed " + seed + " version " + version + " id " + id;
        assertEquals(expected.getOrDefault(id, 0L), found, where);
        assertEquals(found, table.find(id), where + ", remembering");
      }
    }
  }

  @Test
  void aChangeInAMillionEntriesPatchesOnePath() {
    long record = anyRecord();
    TreeMap<Long, Long> all = new TreeMap<>();
    for (long id = 1; id < 1_000_000; id++) {
      all.put(id, record);
    }
    long root = put(0, all, new int[2]);
    int[] nodes = new int[2];
    put(root, new TreeMap<>(Map.of(765_432L, record)), nodes);
    assertEquals(5, nodes[0]);
    assertTrue(nodes[1] <= 5 * 16, nodes[1] + " bytes");
  }

  /** Many ids, some far apart and some of nobody: fetched is what lookups go through. */
  @RepeatedTest(5)
  void theLeavesOfManyIdsAreFetchedBeforeTheyAreRead() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("RadixTreeTest: -Ddurable.test.seed=" + seed);
    Random random = new Random(seed);
    long root = 0;
    for (int version = 0; version < 8; version++) {
      root = put(root, someIds(random, 400), new int[2]);
    }
    Mapping mapping = log.mapping();
    long header = RadixTree.OBJECTS.header(mapping, root);
    int level = RadixFormat.level(header);
    long[] ids =
        someIds(random, 300).keySet().stream()
            .mapToLong(Long::longValue)
            .filter(id -> RadixFormat.covers(level, id))
            .toArray();
    List<Long> expected = new ArrayList<>();
    for (int i = 10; i < ids.length - 10; i++) {
      if (i == 10 || TableNode.prefixOf(ids[i], 0) != TableNode.prefixOf(ids[i - 1], 0)) {
        TableNode top = RadixTree.OBJECTS.node(mapping, root, header, ids[i]);
        TableNode leaf = RadixTree.OBJECTS.descend(mapping, top, level, 0, ids[i]);
        expected.add(leaf == null ? 0 : leaf.pointer());
      }
    }
    NodesAhead ahead =
        new NodesAhead(RadixTree.OBJECTS, mapping, ids).fetch(root, level, 10, ids.length - 10);
    List<Long> fetched = Stream.generate(() -> ahead.next(0)).limit(expected.size()).toList();
    assertEquals(expected, fetched, "seed " + seed);
    assertThrows(IndexOutOfBoundsException.class, () -> ahead.next(0));
  }

  private TreeMap<Long, Long> someIds(Random random, int count) {
    TreeMap<Long, Long> ids = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      ids.put(random.nextLong(1L << (random.nextInt(5) == 0 ? 22 : 11)), anyRecord());
    }
    return ids;
  }

  /** However often it is changed, no lookup goes through more than one patch of each level. */
  @Test
  void aNodeIsWholeAgainAfterFewPatches() {
    long record = anyRecord();
    TreeMap<Long, Long> all = new TreeMap<>();
    for (long id = 0; id < 16; id++) {
      all.put(id, record);
    }
    long root = put(0, all, new int[2]);
    List<Integer> bytes = new ArrayList<>();
    for (long id = 0; id < 14; id++) {
      int[] nodes = new int[2];
      root = put(root, new TreeMap<>(Map.of(id, root)), nodes);
      bytes.add(nodes[1]);
    }
    assertEquals(List.of(16, 20, 24, 28, 32, 72, 16, 20, 24, 28, 32, 72, 16, 20), bytes);
    TreeMap<Long, Long> same = new TreeMap<>(Map.of(12L, root, 13L, root));
    int[] nodes = new int[2];
    put(root, same, nodes);
    assertEquals(20, nodes[1], "what is changed again takes no more room");
  }

  /** As if the file had just outgrown what short pointers reach: there are nodes of both forms. */
  @Test
  void pointersThatShortOnesDoNotReachAreLong() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long near = anyRecord();
    TreeMap<Long, Long> model = new TreeMap<>();
    for (long id = 0; id < 300; id++) {
      model.put(id, near);
    }
    long root = put(0, model, new int[2]);
    RadixTree tree = new RadixTree(RecordFormat.TABLE, root);
    assertEquals(16 + 24 + 24, bytesOf(tree, root, near), "the leaf does not reach far");
    assertEquals(24 + 24 + 24, bytesOf(tree, root, root), "each node reaches far");
    List<Long> roots = new ArrayList<>(List.of(root));
    List<TreeMap<Long, Long>> models = new ArrayList<>(List.of(new TreeMap<>(model)));
    for (int version = 1; version < 40; version++) {
      TreeMap<Long, Long> changes = new TreeMap<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        changes.put((long) random.nextInt(300), random.nextBoolean() ? near : root);
      }
      root = put(tree, root, changes, new int[2]);
      model.putAll(changes);
      roots.add(root);
      models.add(new TreeMap<>(model));
    }
    for (int version = 0; version < roots.size(); version++) {
      for (Map.Entry<Long, Long> entry : models.get(version).entrySet()) {
        assertEquals(
            entry.getValue(),
            tree.find(log.mapping(), roots.get(version), entry.getKey()),
            "seed " + seed + " version " + version + " id " + entry.getKey());
      }
    }
  }

  /** What is written when one of the 300 ids gets that pointer. */
  private int bytesOf(RadixTree tree, long root, long pointer) {
    int[] nodes = new int[2];
    put(tree, root, new TreeMap<>(Map.of(5L, pointer)), nodes);
    return nodes[1];
  }

  @Test
  void aRecordOfAnotherKindIsNoTable() {
    long record = anyRecord();
    CorruptHeapException corrupt =
        assertThrows(
            CorruptHeapException.class, () -> RadixTree.OBJECTS.find(log.mapping(), record, 1));
    assertEquals(record, corrupt.offset());
  }

  /** A hostile node, its checksum right: each wrong field is found, in bounded time. */
  @Test
  void hostileNodesAreRefused() {
    long leaf = hostile(0, 0b10, anyRecord());
    assertEquals(anyRecord(), RadixTree.OBJECTS.find(log.mapping(), leaf, 1));
    int brief = RadixFormat.SHORT;
    for (long bad :
        new long[] {
          hostile(0, 0, 0), // no children
          hostile(16, 0b10, leaf), // too high
          hostile(2, 0b1, leaf), // a level is missing
          hostile(0, 0b10, -8), // negative
          hostile(0, 0b10, Long.MAX_VALUE), // beyond the file
          hostile(0, 0b10, log.head().end() + 4096), // forwards
          hostile(0, 0b110, anyRecord()), // shorter than its bitmap says
          hostile(0, brief, 0), // no children
          hostile(0, brief | 0b110, 0), // to nowhere
          hostile(0, brief | 0b110, -1), // beyond the file
          hostile(0, brief | 0b110, log.head().end() + 4096 >>> 3), // forwards
          hostile(0, brief | 0b10, anyRecord() >>> 3), // longer than its bitmap says
          hostile(0, 4 * brief | 0b10, anyRecord()), // another form of pointers
          hostile(0, Integer.MIN_VALUE | 0b10, anyRecord()), // and another
        }) {
      assertThrows(CorruptHeapException.class, () -> RadixTree.OBJECTS.find(log.mapping(), bad, 1));
    }
  }

  /** The same of patches: each is refused by who looks something up, and by the check. */
  @Test
  void hostilePatchesAreRefused() {
    int patch = RadixFormat.PATCH;
    long leaf = hostile(0, 0b110, anyRecord(), anyRecord());
    long right = hostile(0, patch | 0b100, leaf, leaf);
    assertEquals(anyRecord(), RadixTree.OBJECTS.find(log.mapping(), right, 1), "as in its base");
    assertEquals(leaf, RadixTree.OBJECTS.find(log.mapping(), right, 2), "as in the patch");
    assertEquals(0, RadixTree.OBJECTS.find(log.mapping(), right, 3), "in neither");
    long above = hostile(1, 0b1, leaf);
    for (long bad :
        new long[] {
          hostile(0, patch, leaf), // no children of its own
          hostile(0, patch | 0b100, leaf), // shorter than its bitmap says
          hostile(0, patch | 0b100, right, leaf), // over a patch
          hostile(0, patch | 0b100, above, leaf), // over a node of another level
          hostile(0, patch | 0b100, anyRecord(), leaf), // over something else
          hostile(0, patch | 0b100, 0, leaf), // over nothing
          hostile(0, patch | 0b100, -8, leaf), // negative
          hostile(0, patch | 0b100, log.head().end() + 4096, leaf), // forwards
        }) {
      assertThrows(CorruptHeapException.class, () -> RadixTree.OBJECTS.find(log.mapping(), bad, 1));
      assertThrows(CorruptHeapException.class, () -> check().outermostId(bad, false));
    }
  }

  private RadixCheck check() {
    SchemaTable none = SchemaTable.empty(new TypeGraph(JObjectDraft.TYPE));
    return RadixCheck.objects(
        new SnapshotContext(log, log.head(), none, new KnownRecords(log.head())));
  }

  private long hostile(int level, int children, long... pointers) {
    byte[] node = Nodes.node(level, children, pointers);
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      long at = appender.append(node, 0, node.length);
      appender.commit(Heaps.fields(at, ""));
      return at;
    } finally {
      log.writerLock().unlock();
    }
  }
}
