package dev.durable.internal.session;

import dev.durable.error.CommitUnknownException;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Log;
import dev.durable.internal.snapshot.LogTimeline;
import dev.durable.internal.snapshot.SnapshotContext;
import java.util.SortedMap;

/**
 * Takes sessions through their commits.
 *
 * <p>{@link #write} runs under the log's writer lock and queues the commit; {@link #finish} waits,
 * without the lock, until the log acknowledges it, so that others can queue meanwhile and share the
 * flush.
 */
final class Writer {

  private final Log log;
  private final LogTimeline<?> timeline;

  Writer(LogTimeline<?> timeline) {
    this.log = timeline.log();
    this.timeline = timeline;
  }

  /**
   * A commit that was written and not yet acknowledged.
   *
   * @param written the drafts and their records
   * @param context reads it
   */
  record Pending(Session session, Written written, SnapshotContext context, CommitEvent event) {}

  /** What the next commit builds on. */
  SnapshotContext head() {
    return timeline.contextOf(log.head());
  }

  /**
   * Writes what the session has changed. Whatever fails, nothing was committed and the session is
   * as before.
   *
   * @param head what to build on: {@link #head()}, asked for under the lock
   */
  Pending write(
      Session session, SnapshotContext head, String message, SortedMap<String, String> tags) {
    session.requireOpen();
    CommitEvent event = new CommitEvent();
    event.begin();
    if (head.commit().pointer() != session.base().commit().pointer()) {
      Conflicts.refuse(session, head);
    }
    Reachable reachable = Reachable.from(session, head);
    try {
      reachable.requireComplete();
      return append(session, head, reachable, message, tags, event);
    } catch (Throwable e) {
      reachable.release();
      throw e;
    }
  }

  private Pending append(
      Session session,
      SnapshotContext head,
      Reachable reachable,
      String message,
      SortedMap<String, String> tags,
      CommitEvent event) {
    Appender appender = log.begin();
    try {
      CommitWriter writer = new CommitWriter(appender, head.schemas(), reachable, timeline.known());
      CommitWriter.Result result =
          writer.write(reachable, head, head.commit().rootId(), message, tags);
      Commit commit = appender.commit(result.fields());
      writer.enter(commit);
      SnapshotContext written =
          new SnapshotContext(log, commit, result.schemas(), timeline.known());
      return new Pending(session, new Written(reachable, writer.records()), written, event);
    } catch (Throwable e) {
      appender.rollBack();
      throw e;
    }
  }

  /**
   * Waits until the commit is acknowledged, and closes its session or lets it go on.
   *
   * @throws CommitUnknownException when the flush failed; the session is closed then
   */
  SnapshotContext finish(Pending pending, boolean goOn) {
    Session session = pending.session();
    Commit commit = pending.context().commit();
    try {
      log.await(commit);
    } catch (CommitUnknownException e) {
      session.close("This draft's commit may or may not have survived: " + e.getMessage());
      throw e;
    }
    pending.written().reachable().settle(session);
    if (goOn) {
      session.settle(pending.context(), pending.written());
    } else {
      session.close(
          "This draft was committed as version "
              + commit.sequence()
              + ". Open a new one with heap.draft(), or use checkpoint() to go on editing the same"
              + " objects.");
    }
    record(pending);
    return pending.context();
  }

  private void record(Pending pending) {
    CommitEvent event = pending.event();
    if (event.shouldCommit()) {
      Commit commit = pending.context().commit();
      event.file = log.file().toString();
      event.version = commit.sequence();
      event.entities = pending.written().reachable().drafts().size();
      event.bytes = commit.end() - commit.extentStart();
      event.commit();
    }
  }
}
