package dev.durable.examples.benchmarks.work;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Works before anything is measured, until what a commit runs is compiled. Compilers count calls,
 * not time, and a slow device allows fewer of them in a second.
 */
final class WarmUp {

  /** Changes after which commits become no faster any more. */
  static final int COMPILED = 30_000;

  /** So many times as long as told at most: some systems need a minute for as many. */
  private static final int LONGEST = 3;

  private static final int PARTS = 8;

  private WarmUp() {}

  /** What is done. */
  interface Part {

    /**
     * Works for so long.
     *
     * @return the changes that were committed in this and all parts before
     */
    long work(long nanos) throws InterruptedException;
  }

  /**
   * Works.
   *
   * @param least so long in any case
   */
  static void run(Duration least, LongSupplier clock, Part part) throws InterruptedException {
    long begin = clock.getAsLong();
    long changes;
    long passed;
    do {
      changes = part.work(least.toNanos() / PARTS);
      passed = clock.getAsLong() - begin;
    } while (passed < least.toNanos()
        || (changes < COMPILED && passed < LONGEST * least.toNanos()));
  }
}
