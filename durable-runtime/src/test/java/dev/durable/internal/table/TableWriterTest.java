package dev.durable.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.AppenderSink;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.recovery.HeapFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is written from memory says what is true and takes what is written from the file. */
final class TableWriterTest {

  private Log log;

  @BeforeEach
  void create() {
    log =
        HeapFiles.create(
            new MemoryStorage(1),
            Path.of("table.dheap"),
            Heaps.COMMIT,
            TableWriterTest::firstTable);
    log.writerLock().lock();
  }

  @AfterEach
  void close() {
    log.writerLock().unlock();
    log.close();
  }

  private static Random random() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("TableWriterTest: -Ddurable.test.seed=" + seed);
    return new Random(seed);
  }

  /** The table of a new heap, with an entry for the id 1. */
  private static CommitFields firstTable(Appender appender) {
    long[] records = {record(appender)};
    NodeSink sink = new AppenderSink(appender);
    return Heaps.fields(RadixTree.OBJECTS.put(null, sink, 0, new long[] {1}, records, 1), "");
  }

  private static long record(Appender appender) {
    byte[] record = new byte[RecordFormat.ENTITY_FIELDS_AT];
    LittleEndian.putShort(record, RecordFormat.LENGTH_AT, (short) record.length);
    return appender.append(record, 0, record.length);
  }

  /** A commit under construction, and its table. */
  private final class Build {

    final Commit head = log.head();
    final Appender appender = log.begin();
    final long[] ids;
    final long[] pointers;
    long root;

    Build(Collection<Long> ids) {
      this.ids = ids.stream().mapToLong(Long::longValue).toArray();
      this.pointers = LongStream.of(this.ids).map(id -> record(appender)).toArray();
    }

    /** Writes the table, and gives how many nodes and bytes that took. */
    List<Integer> write(KnownRecords known, int most) {
      return write(known, log.mapping(), most);
    }

    List<Integer> write(KnownRecords known, Mapping mapping, int most) {
      long @Nullable [] leaves = known.wantsLeaves(last() + 1) ? new long[ids.length] : null;
      Counting sink = new Counting(new AppenderSink(appender), most);
      root = new TableWriter(known, sink, ids, pointers, ids.length).write(mapping, head, leaves);
      return List.of(sink.nodes, sink.bytes);
    }

    /** What it takes if all is asked of the file; nothing is written. */
    List<Integer> expected() {
      long[] end = {appender.position()};
      Counting sink = new Counting(new Nothing(end), Integer.MAX_VALUE);
      RadixTree.OBJECTS.put(log.mapping(), sink, head.tableRoot(), ids, pointers, ids.length);
      return List.of(sink.nodes, sink.bytes);
    }

    long last() {
      return Math.max(head.nextId() - 1, ids.length == 0 ? 0 : ids[ids.length - 1]);
    }

    Commit commit() {
      return appender.commit(Heaps.fields(root, last() + 1, ""));
    }
  }

  /** Refuses what comes after so many nodes. */
  private static final class Counting implements NodeSink {

    private final NodeSink sink;
    private final int most;
    private int nodes;
    private int bytes;

    Counting(NodeSink sink, int most) {
      this.sink = sink;
      this.most = most;
    }

    @Override
    public long append(byte[] record, int from, int length) {
      if (nodes == most) {
        throw new DiskFull();
      }
      nodes++;
      bytes += length;
      return sink.append(record, from, length);
    }

    @Override
    public long appendValue(byte[] value, int from, int length) {
      throw new AssertionError("a table has no values");
    }
  }

  private static final class DiskFull extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Gives pointers and keeps nothing. */
  private static final class Nothing implements NodeSink {

    private final long[] end;

    Nothing(long[] end) {
      this.end = end;
    }

    @Override
    public long append(byte[] record, int from, int length) {
      long pointer = end[0];
      end[0] += (length + 7) & ~7;
      return pointer;
    }

    @Override
    public long appendValue(byte[] value, int from, int length) {
      throw new AssertionError("a table has no values");
    }
  }

  /** Of all commits so far: where the table is, and what it has. */
  private record Version(long root, Map<Long, Long> entries) {}

  /**
   * Commits of all sizes, new ids among them, some refused in the midst of their table or behind
   * it, some whose changes nobody has entered, readers who enter what they find: each table has its
   * entries and those alone, and takes what it takes if all is asked of the file.
   */
  @RepeatedTest(10)
  void everyTableHasItsEntries() {
    Random random = random();
    KnownRecords known =
        random.nextInt(4) == 0
            ? new KnownRecords(log.head(), 1, 1) // no room for more than a chunk
            : new KnownRecords(log.head());
    TreeMap<Long, Long> model = new TreeMap<>();
    model.put(1L, RadixTree.OBJECTS.find(log.mapping(), log.head().tableRoot(), 1));
    List<Version> versions = new ArrayList<>();
    int size = 2;
    for (int i = 0; i < 120; i++) {
      size += random.nextInt(10) == 0 ? random.nextInt(1_500) : random.nextInt(3);
      Map<Long, Long> changed = commit(random, known, some(random, size));
      model.putAll(changed);
      versions.add(new Version(log.head().tableRoot(), new TreeMap<>(model)));
      read(random, known, size);
    }
    for (Version version : versions) {
      assertEquals(version.entries(), entries(version.root(), size + 40));
    }
  }

  private static TreeSet<Long> some(Random random, int size) {
    int count = random.nextInt(8) == 0 ? random.nextInt(2_000) : random.nextInt(12);
    int most = random.nextBoolean() ? size : Math.min(size, 40);
    return random.longs(count, 1, most + 1L).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tries to, and gives what has changed. */
  private Map<Long, Long> commit(Random random, KnownRecords known, TreeSet<Long> ids) {
    Build build = new Build(ids);
    List<Integer> expected = build.expected();
    int most = random.nextInt(6) == 0 ? random.nextInt(expected.get(0) + 1) : Integer.MAX_VALUE;
    try {
      List<Integer> written = build.write(known, most);
      assertEquals(expected, written, "nodes and bytes of " + ids.size() + " changes");
    } catch (DiskFull refused) {
      build.appender.rollBack();
      return Map.of();
    }
    if (random.nextInt(10) == 0) {
      build.appender.rollBack();
      return Map.of();
    }
    Commit commit = build.commit();
    if (random.nextInt(20) > 0) {
      known.changed(commit, build.ids, build.pointers, null, build.ids.length);
    }
    TreeMap<Long, Long> changed = new TreeMap<>();
    for (int i = 0; i < build.ids.length; i++) {
      changed.put(build.ids[i], build.pointers[i]);
    }
    return changed;
  }

  /** As readers of the newest commit do it. */
  private void read(Random random, KnownRecords known, int size) {
    Commit head = log.head();
    ObjectTable table =
        new ObjectTable(
            log.mapping(), head.tableRoot(), head.end(), known.isAbout(head) ? known : null);
    for (int i = random.nextInt(20); i > 0; i--) {
      long id = 1L + random.nextInt(size);
      assertEquals(RadixTree.OBJECTS.find(log.mapping(), head.tableRoot(), id), table.find(id));
    }
  }

  private Map<Long, Long> entries(long root, int size) {
    Map<Long, Long> entries = new TreeMap<>();
    for (long id = 0; id < size; id++) {
      long record = RadixTree.OBJECTS.find(log.mapping(), root, id);
      if (record != 0) {
        entries.put(id, record);
      }
    }
    return entries;
  }

  private static TreeSet<Long> from1To(long last) {
    return LongStream.rangeClosed(1, last).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private void commit(KnownRecords known, Build build) {
    known.changed(build.commit(), build.ids, build.pointers, null, build.ids.length);
  }

  private void commitAll(KnownRecords known, long last) {
    Build build = new Build(from1To(last));
    build.write(known, Integer.MAX_VALUE);
    commit(known, build);
  }

  /** Who has no such file reads nothing of it. */
  @Test
  void whatWasChangedBeforeIsNotReadAgain() {
    try (Log other = Heaps.create(new MemoryStorage(2), Path.of("other.dheap"), Heaps.COMMIT, 8)) {
      KnownRecords known = new KnownRecords(log.head());
      commitAll(known, 3_000); // the tree grows
      commitAll(known, 3_000);
      for (int i = 0; i < 20; i++) {
        Build build = new Build(new TreeSet<>(List.of(5L, 17L, 700L + i, 2_999L)));
        assertEquals(build.expected(), build.write(known, other.mapping(), Integer.MAX_VALUE));
        commit(known, build);
      }
      Build unread = new Build(from1To(8));
      KnownRecords nothing = new KnownRecords(log.head());
      assertThrows(
          CorruptHeapException.class,
          () -> unread.write(nothing, other.mapping(), Integer.MAX_VALUE),
          "of which nothing is known");
      unread.appender.rollBack();
    }
  }

  /**
   * What is lost in memory is not lost from the file: the commit fails, the next one reads it
   * again.
   */
  @Test
  void aRecordThatIsNotWhereItShouldBeIsNotForgotten() {
    KnownRecords known = new KnownRecords(log.head());
    commitAll(known, 40);
    commitAll(known, 40);
    Build patch = new Build(List.of(16L));
    patch.write(known, Integer.MAX_VALUE);
    commit(known, patch);
    known.enter(1, new int[RadixFormat.FAN_OUT]); // the leaf of 16 to 31
    Build refused = new Build(List.of(17L));
    assertThrows(IllegalStateException.class, () -> refused.write(known, Integer.MAX_VALUE));
    refused.appender.rollBack();
    Build again = new Build(List.of(17L));
    assertEquals(again.expected(), again.write(known, Integer.MAX_VALUE));
    commit(known, again);
    long record = RadixTree.OBJECTS.find(log.mapping(), log.head().tableRoot(), 16);
    assertEquals(patch.pointers[0], record);
  }

  /** As they do not fit into what is known. */
  @Test
  void pointersThatShortOnesDoNotReachAreWrittenAsTheFileHasThem() {
    KnownRecords known = new KnownRecords(log.head());
    commitAll(known, 40);
    commitAll(known, 40);
    Build build = new Build(List.of(3L, 20L));
    build.pointers[1] = RadixFormat.SHORT_REACH + 8;
    List<Integer> expected = build.expected();
    assertEquals(expected, build.write(known, Integer.MAX_VALUE));
    assertEquals(16 + 24 + 20, expected.get(1), "a short patch, a long one, a root of three");
    commit(known, build);
    Build next = new Build(List.of(3L, 21L));
    assertEquals(next.expected(), next.write(known, Integer.MAX_VALUE));
    next.appender.rollBack();
  }

  /** What no table can be is complained of, or kept, as if it was met in the file. */
  @Test
  void hostileNodesAreTreatedAsInTheFile() {
    long record = log.head().tableRoot();
    long leaf = append(0, 0b110, record, record);
    long patch = append(0, RadixFormat.PATCH | 0b100, leaf, record);
    for (long bad :
        new long[] {
          leaf, // none of them bad yet
          patch,
          append(0, RadixFormat.PATCH | 0b100, patch, record), // over a patch
          append(0, 0b110, record, log.head().end() + 80), // forwards, to what comes later
          append(0, 0b110, record, -8), // negative
          append(0, 0b110, record, record + 4), // between two places where records can begin
          append(0, 0b110, record, RadixFormat.SHORT_REACH + 8), // far beyond the file
          append(2, 0b1, leaf), // a level is missing
          append(1, 0b1, append(1, 0b1, leaf)), // the same level twice
          append(1, 0b1, record), // something else
        }) {
      commitTable(bad);
      Build build = new Build(List.of(2L, 3L));
      KnownRecords known = new KnownRecords(log.head());
      assertEquals(outcome(build::expected), outcome(() -> build.write(known, 99)));
      build.appender.rollBack();
      assertEquals(outcome(() -> find(null)), outcome(() -> find(known)), "for readers, too");
    }
  }

  private long find(@Nullable KnownRecords known) {
    Commit head = log.head();
    return new ObjectTable(log.mapping(), head.tableRoot(), head.end(), known).find(2);
  }

  private static Object outcome(Supplier<Object> asked) {
    try {
      return asked.get();
    } catch (CorruptHeapException corrupt) {
      return corrupt.getMessage();
    }
  }

  private void commitTable(long root) {
    log.begin().commit(Heaps.fields(root, 20, ""));
  }

  private long append(int level, int children, long... pointers) {
    byte[] node = Nodes.node(level, children, pointers);
    Appender appender = log.begin();
    long pointer = appender.append(node, 0, node.length);
    appender.commit(Heaps.fields(log.head().tableRoot(), 20, ""));
    return pointer;
  }
}
