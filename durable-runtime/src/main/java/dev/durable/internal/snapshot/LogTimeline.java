package dev.durable.internal.snapshot;

import dev.durable.CommitInfo;
import dev.durable.DurableType;
import dev.durable.EntityVersion;
import dev.durable.Snapshot;
import dev.durable.Timeline;
import dev.durable.codegen.Entities;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Log;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.schema.TypeGraph;
import dev.durable.internal.table.KnownRecords;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What heaps that write and heaps that only read have in common: the past. Safe for all threads.
 */
public abstract class LogTimeline<R> implements Timeline<R> {

  private final Log log;
  private final TypeGraph types;
  private volatile KnownRecords known;
  private volatile CommitSnapshot<R> newest;

  /**
   * Takes over the log and reads its newest commit; closes the log where that fails.
   *
   * @throws dev.durable.error.SchemaMismatchException where its types are not the program's
   */
  protected LogTimeline(Log log, TypeGraph types) {
    this.log = log;
    this.types = types;
    try {
      this.known = new KnownRecords(log.published());
      this.newest = newestOf(log, types, known);
    } catch (Throwable e) {
      log.close();
      throw e;
    }
  }

  private static <R> CommitSnapshot<R> newestOf(Log log, TypeGraph types, KnownRecords known) {
    Commit head = log.published();
    SchemaTable schemas = SchemaTable.read(types, log.mapping(), head.schemaRoot());
    SnapshotContext context = new SnapshotContext(log, head, schemas, known);
    schemas.requireFit(log.file(), schemaOfRoot(context));
    return new CommitSnapshot<>(context);
  }

  private static int schemaOfRoot(SnapshotContext context) {
    long record = context.locate(context.commit().rootId());
    if (record == 0) {
      throw context.corrupt(context.commit().pointer(), "a commit without its root");
    }
    return LittleEndian.getInt(context.segment(), record + RecordFormat.AUX_AT);
  }

  @Override
  public final Snapshot<R> snapshot() {
    return newest(log.published());
  }

  /** The snapshot of the commit, which is the newest that is published. */
  private CommitSnapshot<R> newest(Commit published) {
    CommitSnapshot<R> before = newest;
    if (before.context().commit().pointer() == published.pointer()) {
      return before;
    }
    if (!known.isAbout(published)) {
      known = new KnownRecords(published); // of a writer in another process
    }
    CommitSnapshot<R> made = snapshotOf(published);
    newest = made;
    return made;
  }

  /**
   * A context whose schemas are already known, as the one before has them or as a commit left them.
   */
  public final SnapshotContext contextOf(Commit commit) {
    SchemaTable before = newest.context().schemas();
    SchemaTable schemas =
        before.root() == commit.schemaRoot()
            ? before
            : SchemaTable.read(types, log.mapping(), commit.schemaRoot());
    return new SnapshotContext(log, commit, schemas, known);
  }

  private CommitSnapshot<R> snapshotOf(Commit commit) {
    return new CommitSnapshot<>(contextOf(commit));
  }

  @Override
  public final Snapshot<R> at(long version) {
    return snapshotOf(log.find(version));
  }

  @Override
  public final Snapshot<R> at(Instant time) {
    return snapshotOf(log.find(time));
  }

  @Override
  public final Stream<CommitInfo> history() {
    return Stream.<@Nullable Commit>iterate(log.published(), Objects::nonNull, this::parent)
        .map(commit -> CommitInfos.of(log, Objects.requireNonNull(commit)));
  }

  private @Nullable Commit parent(@Nullable Commit commit) {
    return log.parent(Objects.requireNonNull(commit));
  }

  @Override
  public final <T> Stream<EntityVersion<T>> history(DurableType<T, ?> type, T entity) {
    SnapshotContext now = newest(log.published()).context();
    CrossHeap.require(now, entity);
    long id = Entities.rawId(entity);
    return Stream.<Long>iterate(
            now.locate(id), record -> record != 0, record -> previous(now, record))
        .map(record -> version(type.type(), record, id));
  }

  /** The version before, 0 for the first; asked for lazily, so the heap may be closed by now. */
  private static long previous(SnapshotContext context, long record) {
    try {
      return readPrevious(context, record);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw context.failure(e);
    }
  }

  private static long readPrevious(SnapshotContext context, long record) {
    context.verify(record);
    int flags = context.segment().get(LittleEndian.BYTE, record + RecordFormat.FLAGS_AT);
    if ((flags & RecordFormat.HAS_PREVIOUS) == 0) {
      return 0;
    }
    int length = context.segment().get(LittleEndian.CHAR, record + RecordFormat.LENGTH_AT);
    long previous = LittleEndian.getLong(context.segment(), record + length - 8);
    if (previous <= 0 || previous >= record) {
      throw context.corrupt(record, "a pointer to an earlier version that does not lead backwards");
    }
    return previous;
  }

  private <T> EntityVersion<T> version(Class<T> type, long record, long id) {
    SnapshotContext context = contextOf(log.commitContaining(record));
    return new EntityVersion<>(
        CommitInfos.of(log, context.commit()), type.cast(context.viewOfRecord(record, id)));
  }

  /** What is known about records; to be told of every commit that this process makes. */
  public final KnownRecords known() {
    return known;
  }

  /** Notes a commit that was just acknowledged, so that its schemas need not be read again. */
  public final Snapshot<R> published(SnapshotContext context) {
    CommitSnapshot<R> snapshot = new CommitSnapshot<>(context);
    if (log.published().pointer() == context.commit().pointer()) {
      newest = snapshot;
    }
    return snapshot;
  }

  /** The log. */
  public final Log log() {
    return log;
  }
}
