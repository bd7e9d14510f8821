package dev.durable.internal.log;

import dev.durable.internal.io.Storage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * One force, from the end of the one before: who leads it, and who waits for its end.
 *
 * <p>A latch that wakes all of them itself: where each that is woken wakes the next, as with {@link
 * java.util.concurrent.CountDownLatch}, the last of eight is late by as long as a fast device takes
 * for a force.
 */
final class Round {

  private final AtomicBoolean isLed = new AtomicBoolean();
  private final AtomicBoolean isAwaited = new AtomicBoolean();
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean isOver;

  /** Makes the caller its leader, who has to {@link #end} it; false if there is one. */
  boolean lead() {
    return isLed.compareAndSet(false, true);
  }

  /** Whether it has a leader. */
  boolean isLed() {
    return isLed.get();
  }

  /** Whether nobody has asked this before. */
  boolean isFirst() {
    return isAwaited.compareAndSet(false, true);
  }

  /** Waits for the end, however often the thread is interrupted; that is kept for later. */
  void await() {
    waiting.add(Thread.currentThread());
    boolean isInterrupted = false;
    while (!isOver) {
      LockSupport.park(this);
      isInterrupted |= Thread.interrupted();
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the end for so long at most, or until the thread is interrupted.
   *
   * @param clock by whose {@link Storage#nanoTime()} it waits
   * @return whether it is over
   */
  boolean await(long nanos, Storage clock) {
    if (nanos > 0) {
      waiting.add(Thread.currentThread());
      long begin = clock.nanoTime();
      long left = nanos;
      while (!isOver && left > 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(this, left);
        left = nanos - (clock.nanoTime() - begin);
      }
    }
    return isOver;
  }

  /** Lets all go on that wait. Needs no memory: there may be none, and they would wait for ever. */
  void end() {
    isOver = true;
    for (Thread next = waiting.poll(); next != null; next = waiting.poll()) {
      LockSupport.unpark(next);
    }
  }
}
