package dev.durable.internal.io;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Time that stands still unless a test moves it, and timers that run when it passes. */
final class VirtualClock {

  private final Queue<Timer> timers = new ArrayDeque<>();
  private Instant timeOfDay = Instant.EPOCH;
  private long nanos;

  private record Timer(Runnable task, long due) {}

  /** The time of day. */
  synchronized Instant timeOfDay() {
    return timeOfDay;
  }

  /** Sets the time of day; for timers no time passes. */
  synchronized void timeOfDay(Instant now) {
    timeOfDay = now;
  }

  /** What has passed since the start. */
  synchronized long nanoTime() {
    return nanos;
  }

  /** Runs the task when so much time has passed. */
  synchronized void schedule(Runnable task, long delayNanos) {
    timers.add(new Timer(task, nanos + delayNanos));
  }

  /** Lets time pass, and the timers run that are due, each at its time. */
  void pass(long nanosPassed) {
    long end = nanoTime() + nanosPassed;
    for (Timer next = nextUntil(end); next != null; next = nextUntil(end)) {
      next.task.run(); // without the monitor, as it may schedule others and wait for threads
    }
  }

  private synchronized @Nullable Timer nextUntil(long end) {
    Timer next = null;
    for (Timer timer : timers) {
      if (timer.due <= end && (next == null || timer.due < next.due)) {
        next = timer;
      }
    }
    timers.remove(next);
    long now = next == null ? end : Math.max(nanos, next.due);
    timeOfDay = timeOfDay.plusNanos(now - nanos);
    nanos = now;
    return next;
  }
}
