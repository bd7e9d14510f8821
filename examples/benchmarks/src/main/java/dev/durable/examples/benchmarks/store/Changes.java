package dev.durable.examples.benchmarks.store;

import dev.durable.examples.benchmarks.data.Dataset;
import java.util.Arrays;

/**
 * What a work has written, to be found again after it.
 *
 * <p>It is noted between commits, and must leave as little as it can in the caches, and nothing to
 * the collector: a map of objects for a thousand changes a commit costs a fast system more than a
 * slow one.
 */
public final class Changes {

  private static final int NEVER = -1;

  private final int[] scores;
  private final int firstEvent;
  private int changed;
  private int events;

  /** Nothing yet, to a store that holds this data. */
  public Changes(Dataset data) {
    this.scores = new int[data.customerCount()];
    this.firstEvent = data.eventCount();
    Arrays.fill(scores, NEVER);
  }

  /**
   * Notes a change that was acknowledged.
   *
   * @param score not negative
   */
  public void score(long key, int score) {
    scores[Dataset.customerOf(key)] = score;
    changed++;
  }

  /** Notes an event that was acknowledged; events are appended in their order. */
  public void event() {
    events++;
  }

  /** Whether any score was changed. */
  public boolean hasScores() {
    return changed > 0;
  }

  /** Fails if the last acknowledged score of a customer is another one. */
  public void verifyScore(long key, int found) {
    WrongResultException.unlessEqual("The score of " + key, scores[Dataset.customerOf(key)], found);
  }

  /** The number of the next event to be appended. */
  public int nextEvent() {
    return firstEvent + events;
  }

  /** The number of events that were appended. */
  public int appended() {
    return events;
  }

  void verify(Reader reader) {
    for (int customer = 0; customer < scores.length; customer++) {
      if (scores[customer] != NEVER) {
        long key = Dataset.key(customer);
        verifyScore(key, reader.locate(key).score());
      }
    }
    WrongResultException.unlessEqual("The number of events", nextEvent(), reader.eventCount());
    for (int i = firstEvent; i < nextEvent(); i++) {
      WrongResultException.unlessEqual("Event " + i, Dataset.event(i), reader.event(i));
    }
  }
}
