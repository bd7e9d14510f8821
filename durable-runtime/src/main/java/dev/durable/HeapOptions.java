package dev.durable;

import java.time.Duration;
import java.util.Objects;

/** How a heap is opened; immutable. */
public final class HeapOptions {

  private static final HeapOptions DEFAULTS = new HeapOptions(new Durability.Commit());

  private final Durability durability;

  private HeapOptions(Durability durability) {
    this.durability = durability;
  }

  /** Every commit is forced to the device before it returns. */
  public static HeapOptions defaults() {
    return DEFAULTS;
  }

  /** Chooses what an acknowledged commit has survived. */
  public HeapOptions durability(Durability durability) {
    return new HeapOptions(Objects.requireNonNull(durability, "durability"));
  }

  /** What an acknowledged commit has survived. */
  public Durability durability() {
    return durability;
  }

  /** What a crash may cost. Never the order of commits, never a commit's wholeness. */
  public sealed interface Durability {

    /** Nothing that was acknowledged: each commit is forced before it returns. */
    record Commit() implements Durability {}

    /**
     * The commits of the last interval: they are forced together when it has passed. Other
     * processes see them then.
     *
     * @param interval the longest time that a commit waits to be forced; positive
     */
    record Interval(Duration interval) implements Durability {

      /** Refuses an interval that is not positive. */
      public Interval {
        if (interval.isNegative() || interval.isZero()) {
          throw new IllegalArgumentException(
              "The interval must be positive, not " + interval + ".");
        }
      }
    }

    /** All commits since the last {@link DurableHeap#flush()}. Closing the heap forces them too. */
    record None() implements Durability {}
  }
}
