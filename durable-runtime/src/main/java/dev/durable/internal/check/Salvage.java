package dev.durable.internal.check;

import dev.durable.ObjectId;
import dev.durable.SalvageReport.Entities;
import dev.durable.SalvageReport.Lost;
import dev.durable.codegen.NodeSink;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.AppenderSink;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Frames;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.schema.SchemaContinuation;
import dev.durable.internal.table.RadixCheck;
import dev.durable.internal.table.RadixTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is whole behind the damage of a file, as one commit on top of its whole prefix: the newest
 * whole version of each entity, without references to what is lost. Used once, by one thread.
 *
 * <p>Takes about 13 bytes of memory for each entity that has a record behind the prefix, 16 more
 * while the commit is written, and what {@link Needs} takes.
 */
public final class Salvage {

  private static final int MOST_LOST = 1000;

  /** Far more than any file needs; a hostile one can share its bytes many times. */
  private static final long MOST_GROWTH = 16;

  private final LogCheck log;
  private final @Nullable Commit prefix;
  private final Commit newest;
  private final long shared;
  private final CheckContext context;
  private final FoundSchemas schemas;
  private final NewestRecords search;
  private final IdMap records;
  private final Links links;
  private final Map<Long, Lost> lost = new TreeMap<>();
  private long entities;
  private long asOfNewest;
  private long older;
  private long droppedReferences;
  private long droppedElements;

  /**
   * Looks for what is whole.
   *
   * @param prefix the newest commit before which, and in which, nothing is damaged; null for none
   * @param newest the newest one whose own record is whole
   */
  public Salvage(Path file, LogCheck log, @Nullable Commit prefix, Commit newest) {
    this.log = log;
    this.prefix = prefix;
    this.newest = newest;
    this.shared = prefix == null ? Frames.DATA_START : prefix.end();
    this.context =
        new CheckContext(file, log, Objects.requireNonNullElse(log.heapId(), new UUID(0, 0)));
    this.schemas = new FoundSchemas(log.mapping(), prefix == null ? 0 : prefix.schemaRoot());
    this.search = new NewestRecords(log, context, schemas, shared, newest);
    this.records = search.find();
    this.links = new Links(context, log.mapping(), schemas, prefix, records);
    new Needs(context, schemas, links, records, this::taken).settle();
    countAll();
  }

  private void taken(long id, String type, String property) {
    if (links.recordInPrefix(id) == 0) {
      lose(id, type, "its property " + property + " cannot be without an entity that is lost");
    }
  }

  private void lose(long id, String type, String reason) {
    if (lost.size() < MOST_LOST) {
      lost.putIfAbsent(id, new Lost(new ObjectId(id), type, reason));
    }
  }

  /** Whether there is anything that the prefix does not have. */
  public boolean isEmpty() {
    return records.size() == 0;
  }

  /**
   * Writes the commit.
   *
   * @throws CorruptHeapException if there can be none; roll the appender back
   */
  public Commit write(Appender appender) {
    if (links.record(newest.rootId()) == 0) {
      throw context.corrupt(newest.pointer(), "the root is lost");
    }
    NodeSink sink = new Bounded(new AppenderSink(appender));
    SchemaContinuation continued =
        new SchemaContinuation(log.mapping(), sink, prefix == null ? 0 : prefix.schemaRoot());
    long tableRoot = writeEntities(sink, continued);
    return appender.commit(
        new CommitFields(
            newest.rootId(),
            prefix == null ? newest.nextId() : Math.max(newest.nextId(), prefix.nextId()),
            tableRoot,
            continued.write(),
            prefix == null ? 0 : prefix.branchRoot(),
            entities,
            null,
            "salvaged from version " + newest.sequence(),
            Collections.emptySortedMap()));
  }

  private long writeEntities(NodeSink sink, SchemaContinuation continued) {
    links.onDropped(this::dropped);
    EarlierVersions versions = new EarlierVersions(context, search, links);
    EntityCopy copy = new EntityCopy(context, links, sink, versions, shared);
    long[] ids = new long[records.size()];
    long[] pointers = new long[ids.length];
    int[] count = {0};
    records.each(
        (id, record) -> {
          ids[count[0]] = id;
          long before = versions.found();
          pointers[count[0]++] = writeEntity(copy, continued, id, record);
          if (versions.found() > before && search.inTable(id) == record) {
            asOfNewest--;
            older++;
          }
        });
    droppedElements = copy.lostEntries();
    return RadixTree.OBJECTS.put(
        log.mapping(), sink, prefix == null ? 0 : prefix.tableRoot(), ids, pointers, ids.length);
  }

  private long writeEntity(EntityCopy copy, SchemaContinuation continued, long id, long record) {
    HeapCheck.requireNotInterrupted();
    FoundSchemas.Found schema = schemas.of(record);
    int number = continued.numberOf(schemas.idOf(record), schema.record());
    long before = links.recordInPrefix(id);
    continued.count(number, 1);
    if (before != 0) {
      continued.count(schemas.idOf(before), -1);
    }
    return copy.write(record, schema.layout(), number, before);
  }

  private void countAll() {
    records.each(this::count);
    if (prefix != null) {
      RadixCheck.objects(context)
          .changes(prefix.tableRoot(), 0, 0, (id, record, none) -> countInPrefix(id, record));
    }
  }

  private void countInPrefix(long id, long record) {
    if (records.get(id) == 0) {
      count(id, record);
    }
  }

  private void count(long id, long record) {
    entities++;
    long inTable = search.inTable(id);
    if (inTable == record) {
      asOfNewest++;
    } else if (inTable >= 0) {
      older++;
    }
  }

  private void dropped(long id, String type) {
    droppedReferences++;
    lose(id, type, "no version of it is whole");
  }

  /** How many entities there are, and of which version. */
  public Entities entities() {
    return new Entities(
        asOfNewest,
        older,
        entities - asOfNewest - older,
        Math.max(newest.entityCount() - entities, 0));
  }

  /** Some of those that are lost, by id: what others refer to, and what goes with it. */
  public List<Lost> lost() {
    return new ArrayList<>(lost.values());
  }

  /** How many references were dropped because they lead to what is lost. */
  public long droppedReferences() {
    return droppedReferences;
  }

  /** How many elements of collections were dropped because their nodes are damaged. */
  public long droppedElements() {
    return droppedElements;
  }

  /** Refuses to write much more than the file holds. */
  private final class Bounded implements NodeSink {

    private final NodeSink sink;
    private long left = MOST_GROWTH * log.size();

    Bounded(NodeSink sink) {
      this.sink = sink;
    }

    private void take(int length) {
      left -= length;
      if (left < 0) {
        throw context.corrupt(0, "entities that share their values too often to be copied");
      }
    }

    @Override
    public long append(byte[] record, int from, int length) {
      take(length);
      return sink.append(record, from, length);
    }

    @Override
    public long appendValue(byte[] value, int from, int length) {
      take(length);
      return sink.appendValue(value, from, length);
    }
  }
}
