package dev.durable.torture;

import dev.durable.internal.io.HarshImages;
import dev.durable.torture.HarshCheck.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Plays workloads and opens the files that a power failure may leave where the device spoils the
 * blocks that it was writing to.
 */
final class HarshSuite extends ImageSuite {

  /** One of so many images is followed into the crashes of its recovery and its next commit. */
  private static final int DEEP = 16;

  private static final long IMAGES_PER_DEEP_MOMENT = 9;

  private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final long imagesPerMoment;

  HarshSuite(long imagesPerMoment) {
    this.imagesPerMoment = imagesPerMoment;
  }

  long count(Outcome outcome) {
    LongAdder count = outcomes.get(outcome);
    return count == null ? 0 : count.sum();
  }

  @Override
  void enumerate(Moment moment, long seed) {
    // a file that has not got its name yet is not looked at again
    if (!moment.creating()) {
      enumerate(moment, imagesPerMoment, seed, true);
    }
  }

  private void enumerate(Moment moment, long images, long seed, boolean deep) {
    Acknowledged acknowledged =
        new Acknowledged(moment.interval(), moment.expectation().acknowledged());
    new HarshImages(moment.interval(), seed)
        .each(
            images,
            image -> {
              if (!violated.get()) {
                check(moment, acknowledged, image, seed, deep);
              }
            });
  }

  private void check(
      Moment moment, Acknowledged acknowledged, HarshImages.Image image, long seed, boolean deep) {
    try {
      distinct.add(image.hash());
      HarshCheck check = new HarshCheck(moment, acknowledged, image, GROWTH);
      outcomes.computeIfAbsent(check.run(), o -> new LongAdder()).increment();
      if (deep && Math.floorMod(image.hash(), DEEP) == 0) {
        check.deeper().forEach(next -> enumerate(next, IMAGES_PER_DEEP_MOMENT, seed, false));
      }
    } catch (Throwable e) {
      violated.set(true); // one is enough
      throw e;
    }
  }

  @Override
  public String toString() {
    return distinct()
        + " distinct files with spoiled blocks: "
        + count(Outcome.WHOLE)
        + " with all that was acknowledged, "
        + count(Outcome.REFUSED)
        + " refused, "
        + count(Outcome.DAMAGED)
        + " opened and found damaged, "
        + count(Outcome.NEWEST_LOST)
        + " opened without the newest commits";
  }
}
