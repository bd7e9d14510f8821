package dev.durable.internal.log;

import dev.durable.internal.io.Storage;
import java.time.Duration;

/** Lets the storage's timer force commits that were acknowledged before. */
final class IntervalFlush {

  private final Log log;
  private final Storage storage;
  private boolean timerSet;

  IntervalFlush(Log log, Storage storage) {
    this.log = log;
    this.storage = storage;
  }

  /** Forces within that time; does nothing if a force is coming already. */
  synchronized void within(Duration interval) {
    if (!timerSet) {
      timerSet = true;
      storage.schedule(this::run, interval.toNanos());
    }
  }

  private void run() {
    synchronized (this) {
      timerSet = false; // what is written from now on may miss this force
    }
    log.flushInBackground();
  }
}
