package dev.durable.examples.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.examples.benchmarks.store.Work;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  @Test
  void shortSetLeavesOutWhatNeedsGigabytes() {
    Options options = Options.parse();
    assertEquals(EnumSet.complementOf(EnumSet.of(Work.MEMORY)), options.works());
    assertEquals(List.of(100_000), options.sizes());
  }

  @Test
  void whatIsSaidGoesOverTheSetWhereverItStands() {
    Options options = Options.parse("rounds=3", "full", "works=F,C", "millis=50");
    assertEquals("full", options.set());
    assertEquals(3, options.rounds());
    assertEquals(EnumSet.of(Work.INT, Work.BOOLEAN, Work.INSTANT, Work.CHANGE), options.works());
    assertEquals(Duration.ofMillis(50), options.measured());
    assertEquals(Duration.ofSeconds(2), options.warm());
    assertEquals(Duration.ofSeconds(4), options.warmCommits());
    assertEquals(4, options.sizes().size());
  }

  @Test
  void mistakesAreNamed() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Options.parse("round=1"));
    assertTrue(refused.toString().contains("There is no option round=1."));
  }
}
