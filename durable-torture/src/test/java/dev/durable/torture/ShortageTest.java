package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process whose memory or stack runs out for real, wherever it happens to, loses nothing that was
 * acknowledged, sees nothing wrong, and opens its heap again.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShortageTest {

  private static final long SEED = 1;

  /** How often it runs out in one process; {@code -Ptorture} asks for more processes. */
  private static final int ROUNDS = 80;

  private static final int PROCESSES = Integer.getInteger("durable.torture.shortages", 1);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhere(Shortage shortage) throws Exception {
    for (long seed = SEED; seed < SEED + PROCESSES; seed++) {
      List<String> command =
          Processes.java(
              ShortageChild.class,
              shortage == Shortage.MEMORY ? "-Xmx24m" : "-Xmx96m",
              "-XX:TieredStopAtLevel=1");
      command.add(directory.resolve(shortage + "-" + seed + ".dheap").toString());
      command.addAll(List.of(shortage.name(), Long.toString(seed), Integer.toString(ROUNDS)));
      List<String> said = Processes.run(command);
      System.out.println("no " + shortage + ", seed " + seed + ": " + said);
      assertFalse(said.get(said.size() - 1).startsWith("0 strikes"), said::toString);
    }
  }
}
