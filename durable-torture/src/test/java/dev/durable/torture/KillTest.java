package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes that write, at random moments, a third of them while they open the heap that the
 * one before has left; half of the time with a reader beside them. This does not test the loss of
 * power, as what was written stays in the page cache; {@link CrashTest} does.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("durable.torture.kills", 100);
  private static final long SEED = 1;

  /** Then a new heap is begun, so that they stay small. */
  private static final int KILLS_OF_A_HEAP = 25;

  private static final int MOST_COMMITS = 60;
  private static final int LONGEST_OPENING_MILLIS = 200;

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private int beforeOpen;
  private long acknowledgedInAll;
  private long unacknowledged;

  @Test
  void aKilledProcessLosesNothingThatItHasAcknowledged() throws Exception {
    for (int done = 0; done < KILLS; done += KILLS_OF_A_HEAP) {
      Path file = directory.resolve("bank" + done);
      series(file, Math.min(KILLS_OF_A_HEAP, KILLS - done), done / KILLS_OF_A_HEAP % 2 == 1);
      Files.delete(file);
    }
    System.out.println(this);
    assertTrue(acknowledgedInAll > KILLS, toString());
  }

  @Override
  public String toString() {
    return KILLS
        + " kills, "
        + beforeOpen
        + " of them before the heap was open; "
        + acknowledgedInAll
        + " versions were acknowledged, "
        + unacknowledged
        + " more were found; seed "
        + SEED;
  }

  private void series(Path file, int kills, boolean beside) throws Exception {
    BankModel model = new BankModel("new");
    long known = 0;
    Process reader = null;
    for (int kill = 0; kill < kills; kill++) {
      long acknowledged = Math.max(killOne(file, kill % 3 == 2), known);
      if (!Files.exists(file)) {
        assertEquals(0, acknowledged, "the heap is gone");
        continue;
      }
      long found;
      try (var heap = KillChild.open(file)) {
        found = heap.snapshot().version();
        assertTrue(
            found >= acknowledged, acknowledged + " was acknowledged, but " + found + " is there");
        model = KillChild.follow(model, known, found);
        assertNull(model.difference(heap.snapshot().root()), "version " + found);
      }
      acknowledgedInAll += acknowledged - known;
      unacknowledged += found - acknowledged;
      known = found;
      if (beside && reader == null) {
        reader = Processes.start(KillReader.class, file.toString());
      }
    }
    end(reader);
  }

  private static void end(@Nullable Process reader) throws Exception {
    if (reader != null) {
      reader.getOutputStream().write('\n');
      reader.getOutputStream().close();
      String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, reader.waitFor(), said);
    }
  }

  /** Returns the last version that it has acknowledged, 0 if none. */
  private long killOne(Path file, boolean early) throws Exception {
    Process child = Processes.start(KillChild.class, file.toString());
    try (InputStream said = child.getInputStream()) {
      assertEquals(KillChild.OPENING, line(said));
      String last = "0";
      for (int lines = early ? 0 : 1 + random.nextInt(MOST_COMMITS); lines > 0; lines--) {
        last = line(said);
      }
      if (early) {
        Thread.sleep(random.nextInt(LONGEST_OPENING_MILLIS));
      } else {
        Thread.sleep(0, random.nextInt(1_000_000)); // into the middle of a commit
      }
      child.toHandle().destroyForcibly(); // the process's own method would close its output
      List<String> versions = Processes.lines(said);
      beforeOpen += early && versions.isEmpty() ? 1 : 0;
      return Long.parseLong(versions.isEmpty() ? last : versions.get(versions.size() - 1));
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static String line(InputStream said) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = said.read(); next != '\n' && next != -1; next = said.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
