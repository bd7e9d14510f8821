package dev.durable.internal.log;

import java.util.concurrent.TimeUnit;

/**
 * Whether others are about to commit, so that it pays to wait for them before a force: those whose
 * commits it has covered are back soon, as a rule. Without that half of the threads would have
 * their commits forced while the other half writes, in turns, and each would wait for two forces.
 *
 * <p>Written by the leader of a force only.
 */
final class Company {

  /** Some times as long as a force, no more is won by it. */
  private static final int FORCES = 3;

  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(1);

  /** So many forces are led without a wait, where waits are in vain again and again. */
  private static final int LONGEST_REST = 63;

  /** How many commits the next force is for, most likely; 0 where nobody is to wait. */
  private volatile long expected;

  private volatile long patience;

  /** So many forces are still to be led without a wait, after one that was in vain. */
  private int resting;

  private int rest;

  /**
   * Whether to wait for more.
   *
   * @param there how many commits wait to be forced
   */
  boolean isComing(long there) {
    return there < expected;
  }

  /** How long to wait at most, in nanoseconds. */
  long patience() {
    return patience;
  }

  /**
   * A force has ended whose leader would have waited.
   *
   * @param covered how many commits it was for
   * @param queued how many were written meanwhile
   * @param nanos how long it took
   */
  void forced(long covered, long queued, long nanos) {
    if (resting > 0) {
      resting--;
    } else if (covered < expected) {
      rest = Math.min(2 * rest + 1, LONGEST_REST);
      resting = rest;
    } else if (expected > 1) {
      rest = 0;
    }
    patience = Math.min(FORCES * nanos, LONGEST);
    expected = resting > 0 ? 0 : covered + queued;
  }
}
