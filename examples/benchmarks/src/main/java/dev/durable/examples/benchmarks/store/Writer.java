package dev.durable.examples.benchmarks.store;

import dev.durable.examples.benchmarks.data.EventData;
import java.io.IOException;

/**
 * An opened store, to be written. What a call has done has survived, when the call returns,
 * whatever the store's {@link Store.Survives} says.
 */
public interface Writer extends AutoCloseable {

  /** Changes the score of one customer, in a commit of its own. */
  void change(long key, int score);

  /** Changes the scores of different customers, all in one commit. */
  void change(long[] keys, int[] scores);

  /** Appends an event to the list of events, in a commit of its own. */
  void append(EventData event);

  /**
   * Flushes what calls have left to the operating system, which would write it while others are
   * measured. Nothing where every call flushes.
   */
  default void settle() throws IOException {}

  @Override
  void close();
}
