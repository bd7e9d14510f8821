package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Forged files, whose checksums and digests are right. Whatever they hold, checking, opening,
 * recovering and reading end in time and in memory, with a value or a typed error; and what verify
 * finds nothing wrong with can be read to the end.
 */
final class HostileFuzzTest {

  private static final long SEED = Long.getLong("seed", 6);
  private static final int RUNS = Integer.getInteger("durable.torture.forged", 20_000);
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final long MOST_BYTES = 64L << 20;

  private final Meter meter = new Meter();
  private final List<Forger> forgers = Forger.ofCorpus();
  private int whole;
  private int salvaged;
  private int opened;

  @Test
  void forgedFilesGiveTypedErrorsInBoundedTimeAndMemory() {
    System.out.println("HostileFuzzTest: -Dseed=" + SEED + " -Dtorture.forged=" + RUNS);
    long start = System.nanoTime();
    for (int run = 0; run < RUNS; run++) {
      run(SEED, run);
      if (run % 50_000 == 49_999) {
        System.out.println(run + 1 + " files");
      }
    }
    System.out.println(
        RUNS
            + " files, of which verify found nothing wrong with "
            + whole
            + " and "
            + opened
            + " could be opened, and of a quarter "
            + salvaged
            + " salvaged, in "
            + (System.nanoTime() - start) / 1_000_000_000
            + " s");
    assertTrue(opened > RUNS / 100, "most were refused at once");
  }

  /** A slot that led to a value in another form than the one in which it had been checked. */
  @Test
  void whatOnceWasFoundStaysFixed() {
    run(8, 51_762);
  }

  /** What -Pfuzz runs for minutes works at all. */
  @Test
  void fuzzerTriesWhateverItsBytesChoose() {
    ForgedFileFuzz.fuzzerTestOneInput(new byte[0]);
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      byte[] input = new byte[random.nextInt(64)];
      random.nextBytes(input);
      ForgedFileFuzz.fuzzerTestOneInput(input);
    }
  }

  /** Each reached code that those before it did not: what a long run of -Pfuzz has kept. */
  @Test
  void whatLedTheFuzzerToNewCodeIsStillFine() throws IOException {
    int inputs = 0;
    try (InputStream kept =
        Objects.requireNonNull(getClass().getResourceAsStream("forged-inputs.txt"))) {
      String lines = new String(kept.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : lines.lines().toList()) {
        try {
          ForgedFileFuzz.fuzzerTestOneInput(HexFormat.of().parseHex(line));
        } catch (RuntimeException | Error found) {
          throw new AssertionError("input " + line, found);
        }
        inputs++;
      }
    }
    System.out.println(inputs + " inputs of the fuzzer");
    assertTrue(inputs > 100);
  }

  private void run(long seed, int run) {
    Random random = new Random(seed * 1_000_003 + run);
    byte[] file = forgers.get(random.nextInt(forgers.size())).forge(random);
    long bytes = meter.allocatedBytes();
    long time = meter.cpuNanos();
    try {
      ForgedFileTrial trial = new ForgedFileTrial(file);
      whole += trial.isWhole() ? 1 : 0;
      opened += trial.read() ? 1 : 0;
      if (run % 4 == 0) {
        trial.write();
      } else if (run % 4 == 1) {
        salvaged += trial.salvage() ? 1 : 0;
      }
    } catch (Throwable thrown) {
      throw new AssertionError("seed " + seed + " run " + run, thrown);
    }
    long allocated = meter.allocatedBytes() - bytes;
    long taken = meter.cpuNanos() - time;
    assertTrue(
        allocated < MOST_BYTES && taken < MOST_NANOS,
        () -> "seed " + seed + " run " + run + ": " + allocated + " bytes, " + taken + " ns");
  }
}
