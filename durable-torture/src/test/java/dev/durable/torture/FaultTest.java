package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a file system may refuse, and what then is left: any call, once or from then on. */
class FaultTest {

  private static final long SEED = 1;

  /** {@code -Ptorture} lets every call fail in every way, the usual run half of them. */
  private static final int STRIDE = Integer.getInteger("durable.torture.stride", 2);

  @Test
  void whateverCallFailsWhoeverGotAnAnswerCanRelyOnIt() {
    FaultSuite suite = new FaultSuite(SEED);
    suite.runAll(Runtime.getRuntime().availableProcessors(), STRIDE);
    System.out.println(suite);
    assertTrue(suite.cases() > 10_000 / STRIDE, suite.toString());
  }
}
