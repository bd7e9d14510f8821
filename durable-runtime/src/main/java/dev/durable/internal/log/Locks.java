package dev.durable.internal.log;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Takes locks so that none stays behind when the stack overflows. */
public final class Locks {

  /** Some ten kibibytes, as much as it takes to unlock, or to close a file and its lock. */
  private static final int FRAMES = 512;

  /**
   * So often one thread asks for a lock, some ten microseconds long, before it lets itself be put
   * to sleep and woken: that takes longer than most commits hold the lock, on virtual machines many
   * times.
   */
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 5_000 : 0;

  /** Whether a thread of this process does so: however many wait, they keep one processor busy. */
  private static final AtomicBoolean SPINNING = new AtomicBoolean();

  private Locks() {}

  /**
   * Takes a lock where there is stack enough to give it back, whatever overflows in between.
   *
   * @throws StackOverflowError before the lock is taken, where there is not
   */
  public static void take(ReentrantLock lock) {
    requireStack();
    if (lock.tryLock() || spin(lock)) {
      return;
    }
    lock.lock();
  }

  private static boolean spin(ReentrantLock lock) {
    if (SPINNING.get() || !SPINNING.compareAndSet(false, true)) {
      return false;
    }
    try {
      for (int i = 0; i < SPINS; i++) {
        Thread.onSpinWait();
        if (lock.tryLock()) {
          return true;
        }
      }
      return false;
    } finally {
      SPINNING.set(false);
    }
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
