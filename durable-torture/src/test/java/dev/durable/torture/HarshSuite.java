package dev.durable.torture;

import dev.durable.internal.io.HarshImages;
import dev.durable.torture.HarshCheck.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Plays workloads and opens the files that a power failure may leave where the device spoils the
 * blocks that it was writing to.
 */
final class HarshSuite {

  private static final long GROWTH = 8 << 10;

  /** One of so many images is followed into the crashes of its recovery and its next commit. */
  private static final int DEEP = 16;

  private static final long IMAGES_PER_DEEP_MOMENT = 9;

  private final DistinctCount distinct = new DistinctCount();
  private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final AtomicBoolean violated = new AtomicBoolean();
  private final long imagesPerMoment;

  HarshSuite(long imagesPerMoment) {
    this.imagesPerMoment = imagesPerMoment;
  }

  long distinct() {
    return distinct.count();
  }

  long count(Outcome outcome) {
    LongAdder count = outcomes.get(outcome);
    return count == null ? 0 : count.sum();
  }

  /** Plays one workload. */
  void run(Workload workload, long seed, ExecutorService threads) {
    Player player = workload.player(seed, true);
    workload.play(player);
    List<Future<?>> running = new ArrayList<>();
    long momentSeed = seed;
    for (Moment moment : player.moments()) {
      long mine = momentSeed++;
      // a file that has not got its name yet is not looked at again
      if (!moment.creating()) {
        running.add(threads.submit(() -> enumerate(moment, imagesPerMoment, mine, true)));
      }
    }
    running.forEach(CrashSuite::await);
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

  /** Plays all workloads with one seed after another until so many different files were opened. */
  void runUntil(long images, long firstSeed, int threads) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (long seed = firstSeed; distinct() < images; seed++) {
        for (Workload workload : Workload.values()) {
          run(workload, seed, executor);
        }
        System.out.println("harsh, seed " + seed + ": " + this);
      }
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
