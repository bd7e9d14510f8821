package dev.durable.internal.io;

/** Waits for what must be known before anything else may happen. */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** A wait that an interrupt breaks off, and that can be begun again. */
  @FunctionalInterface
  public interface Waiting<X extends Exception> {

    /** Waits. */
    void run() throws InterruptedException, X;
  }

  /** Waits until it is over, however often the thread is interrupted; that is kept for later. */
  public static <X extends Exception> void await(Waiting<X> waiting) throws X {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          waiting.run();
          return;
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
