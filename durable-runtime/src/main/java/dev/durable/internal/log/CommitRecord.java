package dev.durable.internal.log;

import java.util.List;

/**
 * What stands in a commit record, its digest aside.
 *
 * @param sequence number of the commit, from 0
 * @param batch one more than the flushes that had succeeded before
 * @param forcedEnd below it all had been forced
 * @param epoch of the opening that wrote it
 * @param seconds time, in seconds since 1970
 * @param nanos time, nanoseconds of the second
 * @param branch number of its branch
 * @param extentStart offset of its first byte
 * @param previous pointer to the commit before it in the log, 0 for the first
 * @param skip pointer to an earlier one in the log, by the rule of {@link Skips}, 0 for the first
 * @param parents pointers to its parents
 * @param depth first parents between it and the creation
 * @param parentSkip pointer to an earlier one among its first parents, by the rule of {@link Skips}
 * @param spanSeconds the least time of those after this one as far as {@code parentSkip}, seconds
 * @param spanNanos the least time of those after this one as far as {@code parentSkip}, nanoseconds
 * @param fields what the packages above say
 */
record CommitRecord(
    long sequence,
    long batch,
    long forcedEnd,
    long epoch,
    long seconds,
    int nanos,
    int branch,
    long extentStart,
    long previous,
    long skip,
    List<Long> parents,
    long depth,
    long parentSkip,
    long spanSeconds,
    int spanNanos,
    CommitFields fields) {

  /** Pointer to the first parent, or 0. */
  long parent() {
    return parents.isEmpty() ? 0 : parents.get(0);
  }
}
