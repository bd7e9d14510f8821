package dev.durable.codegen;

/**
 * Whether the mappings of a heap may still be read: until the heap is closed.
 *
 * <p>Memory is unmapped by the garbage collector, when no snapshot and no view leads to it any
 * more, and never by {@code close()}: a shared arena that is closed while other threads read can
 * unmap the page under a load that has passed its check, and kill the JVM. So what is left to do
 * for {@code close()} is this flag, which every way into mapped memory asks first.
 */
public final class Lifetime {

  private volatile boolean ended;

  /** One that has not ended. */
  public Lifetime() {}

  /** From now on nothing is read. */
  public void end() {
    ended = true;
  }

  /** Whether it is over. */
  public boolean isEnded() {
    return ended;
  }

  /**
   * Asks before a read.
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
