package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

/** Threads that a test lets wait for something. */
final class Waiting {

  private Waiting() {}

  /** Returns when the thread waits, for some time or for ever; fails if it ends without. */
  static void await(Thread thread) throws InterruptedException {
    await(thread, Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING));
  }

  /** The same for a thread that waits for some time only: to be the writer, it waits for ever. */
  static void awaitTimed(Thread thread) throws InterruptedException {
    await(thread, Set.of(Thread.State.TIMED_WAITING));
  }

  private static void await(Thread thread, Set<Thread.State> states) throws InterruptedException {
    while (!states.contains(thread.getState())) {
      assertTrue(thread.isAlive(), "it does not wait");
      Thread.sleep(1);
    }
  }
}
