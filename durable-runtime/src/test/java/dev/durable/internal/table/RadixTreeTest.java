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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      NodeSink sink = new CountingSink(appender, nodes);
      long[] ids = entries.keySet().stream().mapToLong(Long::longValue).toArray();
      long[] pointers = entries.values().stream().mapToLong(Long::longValue).toArray();
      long newRoot =
          RadixTree.OBJECTS.put(log.mapping(), sink, root, ids, pointers, entries.size());
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

  @Test
  void everyVersionFindsWhatItsModelHas() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long record = anyRecord();
    long root = 0;
    TreeMap<Long, Long> model = new TreeMap<>();
    List<Long> roots = new ArrayList<>();
    List<TreeMap<Long, Long>> models = new ArrayList<>();
    for (int version = 0; version < 60; version++) {
      TreeMap<Long, Long> changes = new TreeMap<>();
      int count = 1 + random.nextInt(version % 10 == 0 ? 500 : 5);
      for (int i = 0; i < count; i++) {
        // Sometimes far away, so that the tree grows by more than one level at once.
        int bits = random.nextInt(20) == 0 ? 63 : 12;
        changes.put(1 + (random.nextLong() >>> 64 - bits), record);
      }
      root = put(root, changes, new int[2]);
      model.putAll(changes);
      roots.add(root);
      models.add(new TreeMap<>(model));
    }
    Mapping mapping = log.mapping();
    for (int version = 0; version < roots.size(); version++) {
      for (Map.Entry<Long, Long> entry : models.get(version).entrySet()) {
        assertEquals(
            entry.getValue(),
            RadixTree.OBJECTS.find(mapping, roots.get(version), entry.getKey()),
            "seed " + seed + " version " + version + " id " + entry.getKey());
      }
      for (int i = 0; i < 200; i++) {
        long id = 1L + random.nextInt(5000);
        assertEquals(
            models.get(version).getOrDefault(id, 0L),
            RadixTree.OBJECTS.find(mapping, roots.get(version), id),
            "seed " + seed + " version " + version + " id " + id);
      }
    }
  }

  @Test
  void aChangeInAMillionEntriesCopiesOnePath() {
    long record = anyRecord();
    TreeMap<Long, Long> all = new TreeMap<>();
    for (long id = 1; id < 1_000_000; id++) {
      all.put(id, record);
    }
    long root = put(0, all, new int[2]);
    int[] nodes = new int[2];
    put(root, new TreeMap<>(Map.of(765_432L, record)), nodes);
    assertEquals(5, nodes[0]);
    assertTrue(nodes[1] <= 680, nodes[1] + " bytes");
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
    for (long bad :
        new long[] {
          hostile(0, 0, 0), // no children
          hostile(16, 0b10, leaf), // too high
          hostile(2, 0b1, leaf), // a level is missing
          hostile(0, 0b10, -8), // negative
          hostile(0, 0b10, Long.MAX_VALUE), // beyond the file
          hostile(0, 0b10, log.head().end() + 4096), // forwards
          hostile(0, 0b110, anyRecord()), // shorter than its bitmap says
        }) {
      assertThrows(CorruptHeapException.class, () -> RadixTree.OBJECTS.find(log.mapping(), bad, 1));
    }
  }

  private long hostile(int level, int bitmap, long pointer) {
    byte[] node = new byte[RecordFormat.HEADER_BYTES + 8];
    RadixFormat.putHeader(node, RecordFormat.TABLE, level, bitmap);
    dev.durable.codegen.LittleEndian.putShort(node, 0, (short) node.length);
    dev.durable.codegen.LittleEndian.putLong(node, RecordFormat.HEADER_BYTES, pointer);
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      long at = appender.append(Arrays.copyOf(node, node.length), 0, node.length);
      appender.commit(Heaps.fields(at, ""));
      return at;
    } finally {
      log.writerLock().unlock();
    }
  }
}
