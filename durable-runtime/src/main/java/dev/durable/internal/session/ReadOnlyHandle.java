package dev.durable.internal.session;

import dev.durable.CommitInfo;
import dev.durable.DurableType;
import dev.durable.EntityVersion;
import dev.durable.ReadOnlyHeap;
import dev.durable.Snapshot;
import dev.durable.internal.log.Log;
import dev.durable.internal.snapshot.LogTimeline;
import java.time.Instant;
import java.util.stream.Stream;

/** A heap that is open to read. */
final class ReadOnlyHandle<R> implements ReadOnlyHeap<R> {

  private final Log log;
  private final LogTimeline<R> timeline;

  ReadOnlyHandle(LogTimeline<R> timeline) {
    this.log = timeline.log();
    this.timeline = timeline;
  }

  @Override
  public Snapshot<R> refresh() {
    log.refresh();
    return timeline.snapshot();
  }

  @Override
  public Snapshot<R> snapshot() {
    return timeline.snapshot();
  }

  @Override
  public Snapshot<R> at(long version) {
    return timeline.at(version);
  }

  @Override
  public Snapshot<R> at(Instant time) {
    return timeline.at(time);
  }

  @Override
  public Stream<CommitInfo> history() {
    return timeline.history();
  }

  @Override
  public <T> Stream<EntityVersion<T>> history(DurableType<T, ?> type, T entity) {
    return timeline.history(type, entity);
  }

  @Override
  public void close() {
    log.close();
  }

  @Override
  public String toString() {
    return "read-only heap " + log.file();
  }
}
