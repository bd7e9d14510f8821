package dev.durable;

/** Told how far {@link DurableHeap#verify} has come. */
@FunctionalInterface
public interface VerifyProgress {

  /**
   * Called after each commit of the file. What it throws ends the check and is thrown to its
   * caller.
   *
   * @param done bytes that were checked
   * @param total bytes that there are to check
   */
  void checked(long done, long total);
}
