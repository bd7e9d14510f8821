package dev.durable.internal.log;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier commit a commit points to besides the one before it, so that any of n is found in
 * O(log n) steps: the jump pointers of a skew-binary number system.
 *
 * <p>The n-th of a chain, counted from 0, jumps over as many as the least digit of n weighs, n
 * written greedily as a sum of 1, 3, 7, 15, ... So the target is known without reading anything,
 * and its pointer is that of the one before or of its jump's jump.
 */
final class Skips {

  private Skips() {}

  /** What a commit says about its skip pointer over first parents. */
  record Span(long skip, long seconds, int nanos) {}

  /** The index to which that index jumps; 0 stays where it is. */
  static long target(long index) {
    long rest = index;
    long weight = 0;
    while (rest > 0) {
      // the largest 2^k - 1 that is not above the rest
      weight = Long.highestOneBit(rest + 1) - 1;
      rest -= weight;
    }
    return index - weight;
  }

  /** The skip pointer over the log for the commit behind that one. */
  static long overLog(@Nullable Commit previous, LongFunction<Commit> log) {
    if (previous == null) {
      return 0;
    }
    return target(previous.sequence() + 1) == previous.sequence()
        ? previous.pointer()
        : log.apply(previous.record().skip()).record().skip();
  }

  /** The skip pointer over first parents, and the least time from the parent to its target. */
  static Span overParents(@Nullable Commit parent, LongFunction<Commit> log) {
    if (parent == null) {
      return new Span(0, 0, 0);
    }
    CommitRecord near = parent.record();
    Span span = new Span(parent.pointer(), near.seconds(), near.nanos());
    if (target(parent.depth() + 1) == parent.depth()) {
      return span;
    }
    CommitRecord far = log.apply(near.parentSkip()).record();
    span = least(span, near);
    span = least(span, far);
    return new Span(far.parentSkip(), span.seconds(), span.nanos());
  }

  private static Span least(Span span, CommitRecord other) {
    return later(span.seconds(), span.nanos(), other.spanSeconds(), other.spanNanos())
        ? new Span(span.skip(), other.spanSeconds(), other.spanNanos())
        : span;
  }

  /** Whether the first time is later than the second. */
  static boolean later(long seconds, int nanos, long otherSeconds, int otherNanos) {
    return seconds > otherSeconds || (seconds == otherSeconds && nanos > otherNanos);
  }
}
