package dev.durable.torture;

import dev.durable.internal.io.CrashImages;
import java.util.concurrent.atomic.AtomicLong;

/** Plays workloads and opens the files that a power failure at any moment of them may leave. */
final class CrashSuite extends ImageSuite {

  /** One of so many images is followed into the crashes of its recovery and its next commit. */
  private static final int DEEP = 12;

  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong openedDeep = new AtomicLong();
  private final AtomicLong moments = new AtomicLong();
  private final long imagesPerMoment;
  private final long imagesPerDeepMoment;

  CrashSuite(long imagesPerMoment, long imagesPerDeepMoment) {
    this.imagesPerMoment = imagesPerMoment;
    this.imagesPerDeepMoment = imagesPerDeepMoment;
  }

  @Override
  void enumerate(Moment moment, long seed) {
    moments.incrementAndGet();
    new CrashImages(moment.interval(), seed)
        .each(
            imagesPerMoment,
            image -> {
              if (!violated.get()) {
                check(moment, image, seed);
              }
            });
  }

  private void check(Moment moment, CrashImages.Image image, long seed) {
    try {
      distinct.add(image.hash());
      opened.incrementAndGet();
      boolean deep = Math.floorMod(image.hash(), DEEP) == 0;
      for (Moment next : new ImageCheck(moment, image, GROWTH).run(deep)) {
        new CrashImages(next.interval(), seed)
            .each(
                imagesPerDeepMoment,
                again -> {
                  distinct.add(again.hash());
                  openedDeep.incrementAndGet();
                  new ImageCheck(next, again, GROWTH).run(false);
                });
      }
    } catch (Throwable e) {
      violated.set(true); // one is enough
      throw e;
    }
  }

  @Override
  public String toString() {
    return distinct()
        + " distinct files, "
        + opened
        + " opened after crashes at "
        + moments
        + " moments, and "
        + openedDeep
        + " after crashes while they recovered or made their next commit";
  }

  /** Runs it by hand: images, seed, threads. */
  public static void main(String[] args) {
    long begin = System.nanoTime();
    CrashSuite suite = new CrashSuite(Long.parseLong(args[3]), Long.parseLong(args[4]));
    suite.runUntil(Long.parseLong(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]));
    System.out.println(suite + " in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
  }
}
