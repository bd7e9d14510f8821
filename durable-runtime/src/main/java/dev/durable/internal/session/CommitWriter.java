package dev.durable.internal.session;

import dev.durable.codegen.Entities;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.RecordWriter;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.AppenderSink;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.snapshot.SnapshotContext;
import dev.durable.internal.table.KnownRecords;
import dev.durable.internal.table.RadixTree;
import dev.durable.internal.table.TableWriter;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes what a commit consists of: records, then the object table, then the schemas. */
final class CommitWriter {

  /**
   * So many records before are fetched at once: enough that memory is asked for many, few enough
   * that all are still close to the processor when they are read.
   */
  private static final int FETCHED = 128;

  /** Fewer are not worth the detour. */
  private static final int LEAST_FETCHED = 8;

  /**
   * Commits that change so many entities share the values that no draft touched. Smaller ones wait
   * for the device, not for bytes; so their records hold all, and are read in one place.
   */
  static final int LEAST_SHARING = 64;

  private final AppenderSink sink;
  private final @Nullable KnownRecords known;
  private final SchemaTable.Edit schemas;
  private final long[] records;

  /** Changes of the object table: ids in ascending order, and their records. */
  private final long[] ids;

  private final long[] pointers;
  private int changes;

  /** Where the new leaves of the object table are that lead to these ids; null if nobody asks. */
  private final long @Nullable [] leaves;

  /**
   * Writes to the appender.
   *
   * @param schemas those of the commit before
   * @param known about the commit before, and going to be told what is where; null for the first of
   *     a heap
   */
  CommitWriter(
      Appender appender, SchemaTable schemas, Reachable reachable, @Nullable KnownRecords known) {
    this.sink = new AppenderSink(appender);
    this.known = known;
    this.schemas = schemas.edit();
    this.records = new long[reachable.drafts().size()];
    this.ids = new long[records.length];
    this.pointers = new long[records.length];
    this.leaves =
        known != null && known.wantsLeaves(reachable.nextId()) ? new long[records.length] : null;
  }

  /** The offsets of the records, in the order of the drafts. */
  long[] records() {
    return records;
  }

  /** Notes where the records of the commit are that this has written. */
  void enter(Commit commit) {
    Objects.requireNonNull(known).changed(commit, ids, pointers, leaves, changes);
  }

  /** What the commit record is to say. */
  record Result(CommitFields fields, SchemaTable schemas) {}

  /**
   * Writes all but the commit record.
   *
   * @param head the commit before; null for the first of a heap
   */
  Result write(
      Reachable reachable,
      @Nullable SnapshotContext head,
      long rootId,
      String message,
      SortedMap<String, String> tags) {
    Commit before = head == null ? null : head.commit();
    Mapping mapping = head == null ? null : head.mapping();
    writeRecords(reachable, head);
    long table = writeTable(head);
    SchemaTable newSchemas = schemas.write(mapping, sink);
    long created = (long) records.length - reachable.changedCount();
    CommitFields fields =
        new CommitFields(
            rootId,
            reachable.nextId(),
            table,
            newSchemas.root(),
            before == null ? 0 : before.branchRoot(),
            created + (before == null ? 0 : before.entityCount()),
            null,
            message,
            tags);
    return new Result(fields, newSchemas);
  }

  private long writeTable(@Nullable SnapshotContext head) {
    return known == null || head == null
        ? RadixTree.OBJECTS.put(null, sink, 0, ids, pointers, changes)
        : new TableWriter(known, sink, ids, pointers, changes)
            .write(head.mapping(), head.commit(), leaves);
  }

  @SuppressWarnings("ReferenceEquality") // there is one instance of each type
  private void writeRecords(Reachable reachable, @Nullable SnapshotContext head) {
    List<EntityDraft<?>> drafts = reachable.drafts();
    RecordWriter writer = new RecordWriter(sink, reachable.changedCount() >= LEAST_SHARING);
    EntityType<?, ?, ?> type = null; // neighbours are mostly of one type: its schema is known then
    int schema = 0;
    for (int i = 0; i < records.length; i++) {
      if (i % FETCHED == 0 && head != null) {
        fetchBases(reachable, i, head);
      }
      EntityDraft<?> draft = drafts.get(i);
      if (EntityDraft.typeOf(draft) != type) {
        type = EntityDraft.typeOf(draft);
        schema = schemas.idOf(type, sink);
      }
      records[i] = writer.write(draft, schema);
      if (!isUnchanged(draft, records[i])) {
        ids[changes] = EntityDraft.slotOf(draft).id();
        pointers[changes++] = records[i];
      }
      if (i >= reachable.changedCount()) {
        schemas.count(schema, 1);
      }
    }
  }

  /** The records before, of the next changed drafts, are about to be read: most lie in no cache. */
  private static void fetchBases(Reachable reachable, int from, SnapshotContext head) {
    int to = Math.min(from + FETCHED, reachable.changedCount());
    if (to - from < LEAST_FETCHED) {
      return;
    }
    long[] ids = new long[to - from];
    long[] bases = new long[to - from];
    int count = 0;
    for (EntityDraft<?> draft : reachable.drafts().subList(from, to)) {
      EntityView base = EntityDraft.knownBaseOf(draft);
      ids[count] = EntityDraft.slotOf(draft).id();
      bases[count++] = base == null ? 0 : Entities.recordOf(base);
    }
    head.fetch(ids, bases, count);
  }

  /** Setters were given what was there already: the record before goes on to be the entity's. */
  private static boolean isUnchanged(EntityDraft<?> draft, long record) {
    EntityView base = EntityDraft.baseOf(draft);
    return base != null && Entities.recordOf(base) == record;
  }
}
