package dev.durable.internal.session;

import dev.durable.ReadOnlyHeap;
import dev.durable.Snapshot;
import dev.durable.internal.log.Log;
import dev.durable.internal.schema.TypeGraph;
import dev.durable.internal.snapshot.LogTimeline;

/** A heap that is open to read. */
final class ReadOnlyHandle<R> extends LogTimeline<R> implements ReadOnlyHeap<R> {

  ReadOnlyHandle(Log log, TypeGraph types) {
    super(log, types);
  }

  @Override
  public Snapshot<R> refresh() {
    log().refresh();
    return snapshot();
  }

  @Override
  public void close() {
    log().close();
  }

  @Override
  public String toString() {
    return "read-only heap " + log().file();
  }
}
