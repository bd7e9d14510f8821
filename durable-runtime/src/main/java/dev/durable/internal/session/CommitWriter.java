package dev.durable.internal.session;

import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.RecordWriter;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.table.RadixTree;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Writes what a commit consists of: records, then the object table, then the schemas. */
final class CommitWriter {

  private final AppenderSink sink;
  private final SchemaTable.Edit schemas;
  private final long[] records;

  /**
   * Writes to the appender.
   *
   * @param schemas those of the commit before
   */
  CommitWriter(Appender appender, SchemaTable schemas, Reachable reachable) {
    this.sink = new AppenderSink(appender);
    this.schemas = schemas.edit();
    this.records = new long[reachable.drafts().size()];
  }

  /** The offsets of the records, in the order of the drafts. */
  long[] records() {
    return records;
  }

  /** What the commit record is to say. */
  record Result(CommitFields fields, SchemaTable schemas) {}

  /**
   * Writes all but the commit record.
   *
   * @param before the commit before; null for the first of a heap
   * @param mapping where the commit before is; null for the first of a heap
   */
  Result write(
      Reachable reachable,
      @Nullable Commit before,
      @Nullable Mapping mapping,
      long rootId,
      String message,
      SortedMap<String, String> tags) {
    long[] ids = writeRecords(reachable);
    long table =
        RadixTree.OBJECTS.put(
            mapping, sink, before == null ? 0 : before.tableRoot(), ids, records, ids.length);
    SchemaTable newSchemas = schemas.write(mapping, sink);
    long created = (long) ids.length - reachable.changedCount();
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

  private long[] writeRecords(Reachable reachable) {
    List<EntityDraft<?>> drafts = reachable.drafts();
    long[] ids = new long[drafts.size()];
    RecordWriter writer = new RecordWriter(sink);
    for (int i = 0; i < ids.length; i++) {
      EntityDraft<?> draft = drafts.get(i);
      int schema = schemas.idOf(EntityDraft.typeOf(draft), sink);
      records[i] = writer.write(draft, schema);
      ids[i] = EntityDraft.slotOf(draft).id();
      if (i >= reachable.changedCount()) {
        schemas.count(schema, 1);
      }
    }
    return ids;
  }
}
