package dev.durable.examples.benchmarks.store;

import dev.durable.examples.benchmarks.data.Dataset;
import java.util.HashMap;
import java.util.Map;

/** What a work has written, to be found again after it. */
public final class Changes {

  private final Map<Long, Integer> scores = new HashMap<>();
  private final int firstEvent;
  private int events;

  /**
   * Nothing yet.
   *
   * @param firstEvent how many events the store held before
   */
  public Changes(int firstEvent) {
    this.firstEvent = firstEvent;
  }

  /** Notes a change that was acknowledged. */
  public void score(long key, int score) {
    scores.put(key, score);
  }

  /** Notes an event that was acknowledged; events are appended in their order. */
  public void event() {
    events++;
  }

  /** The last acknowledged score of each customer that was changed. */
  public Map<Long, Integer> scores() {
    return scores;
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
    scores.forEach(
        (key, score) ->
            WrongResultException.unlessEqual(
                "The score of " + key, score, reader.locate(key).score()));
    WrongResultException.unlessEqual("The number of events", nextEvent(), reader.eventCount());
    for (int i = firstEvent; i < nextEvent(); i++) {
      WrongResultException.unlessEqual("Event " + i, Dataset.event(i), reader.event(i));
    }
  }
}
