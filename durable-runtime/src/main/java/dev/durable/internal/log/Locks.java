package dev.durable.internal.log;

import java.util.concurrent.locks.ReentrantLock;

/** Takes locks so that none stays behind when the stack overflows. */
public final class Locks {

  /** Some ten kibibytes, as much as it takes to unlock, or to close a file and its lock. */
  private static final int FRAMES = 512;

  private Locks() {}

  /**
   * Takes a lock where there is stack enough to give it back, whatever overflows in between.
   *
   * @throws StackOverflowError before the lock is taken, where there is not
   */
  public static void take(ReentrantLock lock) {
    requireStack();
    lock.lock();
  }

  /**
   * Does nothing where there is stack enough to give a lock back.
   *
   * @throws StackOverflowError where there is not
   */
  public static void requireStack() {
    if (goDown(FRAMES) != FRAMES) {
      throw new AssertionError();
    }
  }

  private static int goDown(int frames) {
    return frames == 0 ? 0 : goDown(frames - 1) + 1;
  }
}
