package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.torture.HarshCheck.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Where a crash may spoil all of a block that was being written to, acknowledged bytes in it
 * included, the damage is told or nothing is missed before it; and nobody sees a wrong value.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HarshCrashTest {

  private static final long SEED = 1;

  /** How many different files; {@code -Ptorture} asks for more. */
  private static final long IMAGES = Long.getLong("durable.torture.harsh", 5_000);

  @Test
  void whatASpoiledBlockTakesIsToldOrWasTheVeryNewest() {
    HarshSuite suite = new HarshSuite(9);
    suite.runUntil(IMAGES, SEED, Runtime.getRuntime().availableProcessors());
    assertTrue(suite.distinct() >= IMAGES, suite.toString());
    assertTrue(suite.count(Outcome.REFUSED) > 0, "nothing was spoiled");
  }
}
