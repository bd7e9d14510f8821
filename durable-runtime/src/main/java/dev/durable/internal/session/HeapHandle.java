package dev.durable.internal.session;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Edit;
import dev.durable.Snapshot;
import dev.durable.internal.log.Locks;
import dev.durable.internal.log.Log;
import dev.durable.internal.schema.TypeGraph;
import dev.durable.internal.snapshot.CommitInfos;
import dev.durable.internal.snapshot.CommitSnapshot;
import dev.durable.internal.snapshot.LogTimeline;
import dev.durable.internal.snapshot.SnapshotContext;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** A heap that is open to write. */
final class HeapHandle<R, RD extends R> extends LogTimeline<R> implements DurableHeap<R, RD> {

  private final Log log;
  private final Writer writer;

  HeapHandle(Log log, TypeGraph types) {
    super(log, types);
    this.log = log;
    this.writer = new Writer(this);
  }

  @Override
  public String name() {
    return CommitInfos.MAIN;
  }

  @Override
  public Draft<R, RD> draft() {
    return draft(snapshot());
  }

  @Override
  public Draft<R, RD> draft(Snapshot<R> base) {
    if (!(base instanceof CommitSnapshot<R> own) || !own.context().heapId().equals(log.heapId())) {
      throw new IllegalArgumentException(base + " is not a snapshot of " + log.file() + ".");
    }
    return new DraftHandle<>(this, new Session(own.context()));
  }

  @Override
  public <X extends Exception> Snapshot<R> commit(String message, Edit<? super RD, X> edit)
      throws X {
    return commit(message, Map.of(), edit);
  }

  @Override
  public <X extends Exception> Snapshot<R> commit(
      String message, Map<String, String> tags, Edit<? super RD, X> edit) throws X {
    Objects.requireNonNull(message, "message");
    SortedMap<String, String> sortedTags = new TreeMap<>(tags);
    Writer.Pending pending;
    ReentrantLock lock = lock();
    try {
      pending = edit(message, sortedTags, edit);
    } finally {
      lock.unlock();
    }
    return published(writer.finish(pending, false));
  }

  @SuppressWarnings("unchecked") // the type of the root was checked when the heap was opened
  private <X extends Exception> Writer.Pending edit(
      String message, SortedMap<String, String> tags, Edit<? super RD, X> edit) throws X {
    SnapshotContext head = writer.head();
    Session session = new Session(head);
    try {
      edit.apply((RD) session.root());
      return writer.write(session, head, message, tags);
    } catch (Throwable e) {
      session.close("The edit of heap.commit(…) failed, nothing was committed.");
      throw e;
    }
  }

  /** Commits what the session has changed. */
  Snapshot<R> commit(
      Session session, String message, SortedMap<String, String> tags, boolean goOn) {
    Objects.requireNonNull(message, "message");
    session.requireOpen();
    Writer.Pending pending;
    ReentrantLock lock = lock();
    try {
      pending = writer.write(session, writer.head(), message, tags);
    } finally {
      lock.unlock();
    }
    return published(writer.finish(pending, goOn));
  }

  /** Returns the writer lock, held: what unlocks it must not call anything else that may fail. */
  private ReentrantLock lock() {
    ReentrantLock lock = log.writerLock();
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "heap.commit(…) and draft.commit(…) cannot be called inside of the edit that another"
              + " heap.commit(…) runs: that edit has the heap for itself. Do both in one edit, or"
              + " one after the other.");
    }
    Locks.take(lock);
    return lock;
  }

  @Override
  public void flush() {
    log.flush();
  }

  @Override
  public void close() {
    log.close();
  }

  @Override
  public String toString() {
    return "heap " + log.file();
  }
}
