package dev.durable.codegen;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the mappings of a heap may still be read: until the heap is closed.
 *
 * <p>Memory is unmapped by the garbage collector, when no snapshot and no view leads to it any
 * more, and never by {@code close()}: a shared arena that is closed while other threads read can
 * unmap the page under a load that has passed its check, and kill the JVM. So what is left to do
 * for {@code close()} is to take the memory away from all who would read it, and this flag for who
 * has kept it.
 */
public final class Lifetime {

  /** So many readers are noted before those are forgotten that nothing leads to any more. */
  private static final int FEW = 64;

  private final List<WeakReference<ReadContext>> readers = new ArrayList<>();
  private int tidyAt = FEW;
  private volatile boolean ended;

  /** One that has not ended. */
  public Lifetime() {}

  /** From now on nothing is read. */
  public synchronized void end() {
    ended = true;
    for (WeakReference<ReadContext> reader : readers) {
      ReadContext context = reader.get();
      if (context != null) {
        context.end();
      }
    }
    readers.clear();
  }

  /** Whether it is over. */
  public boolean isEnded() {
    return ended;
  }

  /** Notes whose memory is to be taken away at the end; at once if it is over. */
  synchronized void attach(ReadContext reader) {
    if (ended) {
      reader.end();
      return;
    }
    if (readers.size() >= tidyAt) {
      readers.removeIf(known -> known.get() == null);
      tidyAt = Math.max(FEW, 2 * readers.size());
    }
    readers.add(new WeakReference<>(reader));
  }

  /**
   * Asks before a read of memory that was kept.
   *
   * @throws IllegalStateException when it is over; {@link ReadContext#failure} makes it the error
   *     that users are to see
   */
  void require() {
    if (ended) {
      throw new IllegalStateException("The heap was closed.");
    }
  }
}
