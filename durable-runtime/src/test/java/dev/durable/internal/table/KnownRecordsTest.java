package dev.durable.internal.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.AppenderSink;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is known about records never makes a commit show a record that is not its own. */
final class KnownRecordsTest {

  /** More than a chunk, so that there are some that nobody has asked for. */
  private static final int IDS = 10_000;

  private Log log;

  @BeforeEach
  void create() {
    log = Heaps.create(new MemoryStorage(1), Path.of("known.dheap"), Heaps.COMMIT, 8);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static Random random() {
    long seed = Long.getLong("durable.test.seed", System.nanoTime());
    System.out.println("KnownRecordsTest: -Ddurable.test.seed=" + seed);
    return new Random(seed);
  }

  /**
   * With room for all records, for a chunk of them and the leaves of the rest, for leaves alone.
   */
  private KnownRecords known(Random random) {
    int room = random.nextInt(3);
    return room == 2
        ? new KnownRecords(log.head())
        : new KnownRecords(log.head(), room, random.nextInt(2));
  }

  /** A commit, its table, and what each of its entities has for a record. */
  private record Version(Commit commit, ObjectTable table, Map<Long, Long> records) {

    void ask(long id, String where) {
      assertEquals(records.getOrDefault(id, 0L), table.find(id), () -> where + " id " + id);
    }

    void askAtOnce(long[] ids, String where) {
      long[] found = new long[ids.length];
      found[0] = 7; // who asks knows that one
      table.find(ids, found, ids.length);
      long[] expected = Arrays.stream(ids).map(id -> records.getOrDefault(id, 0L)).toArray();
      expected[0] = 7;
      assertArrayEquals(expected, found, where);
    }
  }

  /** The first commit of the heap has a value in place of its table. */
  private static long rootOf(Commit commit) {
    return commit.sequence() == 0 ? 0 : commit.tableRoot();
  }

  private ObjectTable table(Commit commit, KnownRecords known) {
    return new ObjectTable(
        log.mapping(), rootOf(commit), commit.end(), known.isAbout(commit) ? known : null);
  }

  /** Commits a new record for each of some entities. */
  private Version commit(Version before, TreeSet<Long> ids, KnownRecords known, boolean tells) {
    Map<Long, Long> records = new HashMap<>(before.records);
    long[] changed = ids.stream().mapToLong(Long::longValue).toArray();
    long[] pointers = new long[changed.length];
    long @Nullable [] leaves = known.wantsLeaves(IDS + 1) ? new long[changed.length] : null;
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      byte[] record = new byte[RecordFormat.ENTITY_FIELDS_AT];
      LittleEndian.putShort(record, RecordFormat.LENGTH_AT, (short) record.length);
      for (int i = 0; i < changed.length; i++) {
        pointers[i] = appender.append(record, 0, record.length);
        records.put(changed[i], pointers[i]);
      }
      long root =
          RadixTree.OBJECTS.put(
              log.mapping(),
              new AppenderSink(appender),
              rootOf(before.commit),
              changed,
              pointers,
              leaves,
              changed.length);
      Commit commit = appender.commit(Heaps.fields(root, IDS + 1, ""));
      if (tells) {
        known.changed(commit, changed, pointers, leaves, changed.length);
      }
      return new Version(commit, table(commit, known), records);
    } finally {
      log.writerLock().unlock();
    }
  }

  private static TreeSet<Long> some(Random random, int most) {
    TreeSet<Long> ids = new TreeSet<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      ids.add((long) random.nextInt(random.nextBoolean() ? 50 : IDS));
    }
    return ids;
  }

  private Version start(KnownRecords known) {
    Commit head = log.head();
    return new Version(head, table(head, known), Map.of());
  }

  /** Also where a commit was not entered, as one that failed half way. */
  @RepeatedTest(10)
  void everyVersionFindsItsOwnRecords() {
    Random random = random();
    KnownRecords known = known(random);
    List<Version> versions = new ArrayList<>(List.of(start(known)));
    for (int number = 1; number < 150; number++) {
      TreeSet<Long> ids = some(random, number % 20 == 1 ? 2_000 : 20);
      versions.add(commit(versions.getLast(), ids, known, random.nextInt(30) != 0));
      Version old = versions.get(random.nextInt(versions.size()));
      Version again = new Version(old.commit, table(old.commit, known), old.records);
      for (int i = 0; i < 100; i++) {
        long id = random.nextInt(random.nextBoolean() ? 60 : IDS + 20);
        String where = "version " + number + " of " + versions.size();
        versions.getLast().ask(id, where);
        old.ask(id, where + ", an old one");
        again.ask(id, where + ", an old one opened anew");
      }
      long[] many = random.longs(100, 0, IDS + 20).toArray();
      versions.getLast().askAtOnce(many, "the newest at once");
      old.askAtOnce(many, "an old one at once");
    }
  }

  /** Readers of the newest commit enter what they find while later commits enter theirs. */
  @Test
  void readersBesideAWriterFindWhatTheirVersionHas() throws Exception {
    Random random = random();
    KnownRecords known = known(random);
    AtomicReference<Version> newest = new AtomicReference<>(start(known));
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      List<Future<?>> reading = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        Random own = new Random(random.nextLong());
        reading.add(readers.submit(() -> readUntilTheLast(newest, own)));
      }
      for (int number = 0; number < 1_000; number++) {
        newest.set(commit(newest.get(), some(random, 30), known, true));
      }
      log.close(); // so that readers end
      for (Future<?> each : reading) {
        each.get();
      }
    }
  }

  private static void readUntilTheLast(AtomicReference<Version> newest, Random random) {
    for (Version version = newest.get(); version.commit.sequence() < 1_000; ) {
      for (int i = 0; i < 20; i++) {
        version.ask(random.nextInt(60), "version " + version.commit.sequence());
      }
      version = newest.get();
    }
  }

  /** Whoever reads a commit that was not entered must not be told of the one before. */
  @Test
  void isAboutNothingThatWasNotEntered() {
    KnownRecords known = new KnownRecords(log.head());
    Version first = commit(start(known), new TreeSet<>(List.of(1L, 2L)), known, true);
    assertTrue(known.isAbout(first.commit));
    first.ask(1, "asked, so entered");
    Version second = commit(first, new TreeSet<>(List.of(1L)), known, false);
    assertFalse(known.isAbout(second.commit));
    second.ask(1, "not entered");
    Version third = commit(second, new TreeSet<>(List.of(2L)), known, true);
    assertTrue(known.isAbout(third.commit));
    third.ask(1, "what was known before the gap was forgotten");
    first.ask(1, "its own");
  }

  /** Else all that is known of leaves would be for nothing, and nobody would see it. */
  @Test
  void whereThereIsNoRoomForARecordItsLeafIsKnown() {
    KnownRecords known = new KnownRecords(log.head(), 0, 1);
    Version first = commit(start(known), new TreeSet<>(List.of(1L, 2L, 33L)), known, true);
    assertEquals(0, known.findLeaf(1, Long.MAX_VALUE), "nobody has asked");
    first.ask(1, "asked, so entered");
    long leaf = known.findLeaf(1, first.commit.end());
    assertTrue(leaf > 0 && leaf == known.findLeaf(2, first.commit.end()), "one leaf for both");
    assertEquals(0, known.findLeaf(33, Long.MAX_VALUE), "nobody has asked for that one");
    assertEquals(0, known.find(1, Long.MAX_VALUE), "no room for records");
    Version second = commit(first, new TreeSet<>(List.of(2L)), known, true);
    assertTrue(known.findLeaf(1, Long.MAX_VALUE) > leaf, "the commit told of its leaf");
    assertEquals(0, known.findLeaf(1, first.commit.end()), "which is not that of the one before");
    second.ask(1, "through the new leaf");
    first.ask(1, "from the root");
  }

  @Test
  void thereIsRoomForAnEntityOrItsLeafOrNeither() {
    KnownRecords known = new KnownRecords(log.head(), 0, 0);
    TableNode leaf = leafAt(16_384);
    assertFalse(known.canFind(leaf, 8192));
    Version first = commit(start(known), new TreeSet<>(List.of(1L)), known, true);
    first.ask(1, "from the root");
    assertEquals(0, known.findLeaf(1, Long.MAX_VALUE), "no room for leaves");
    assertTrue(new KnownRecords(log.head(), 0, 1).canFind(leaf, 8192), "room for its leaf");
    assertTrue(new KnownRecords(log.head(), 1, 0).canFind(leaf, 8192), "room for its record");
    assertFalse(new KnownRecords(log.head(), 1, 0).canFind(leaf, 0), "there is no record");
  }

  /** Else each reader of it would wait for the lock, to enter nothing. */
  @Test
  void thereIsNoRoomForWhatLiesBeyondShortPointers() {
    long far = RadixFormat.SHORT_REACH;
    KnownRecords records = new KnownRecords(log.head());
    assertTrue(records.canFind(leafAt(far + 8), far - 8), "a record close by, whose leaf is not");
    assertFalse(records.canFind(leafAt(far + 8), far));
    KnownRecords leaves = new KnownRecords(log.head(), 0, 1);
    assertTrue(leaves.canFind(leafAt(far - 8), 8192));
    assertFalse(leaves.canFind(leafAt(far), 8192), "a leaf far away");
  }

  /** The leaf of the first entities, if it were there. */
  private static TableNode leafAt(long pointer) {
    return new TableNode(0, pointer, RadixFormat.FULL, null);
  }
}
