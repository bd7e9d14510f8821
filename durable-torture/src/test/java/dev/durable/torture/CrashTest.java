package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * After a power failure at any moment, also one while recovering from another, a heap opens by
 * itself at a whole version that is no older than the last one acknowledged.
 */
class CrashTest {

  private static final long SEED = 1;

  /** How many different files; {@code -Ptorture} asks for more. */
  private static final long IMAGES = Long.getLong("durable.torture.images", 200_000);

  @Test
  void everyFileThatACrashMayLeaveOpensWithAllThatWasAcknowledged() {
    CrashSuite suite = new CrashSuite(1_000, 24);
    suite.runUntil(IMAGES, SEED, Runtime.getRuntime().availableProcessors());
    assertTrue(suite.distinct() >= IMAGES, suite.toString());
  }
}
