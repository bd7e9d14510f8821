package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.internal.io.MemoryStorage;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One force for the commits of several threads, in a time that passes only when told. */
@Timeout(value = 2, unit = TimeUnit.MINUTES) // against waits that do not end
class GroupCommitTest {

  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final MemoryStorage storage = new MemoryStorage(1);
  private final AtomicInteger forces = new AtomicInteger();
  private final Log log = Heaps.create(storage, Path.of("heap"), Heaps.COMMIT, 10);

  /** A force takes a millisecond, and the newest was for two commits. */
  @BeforeEach
  void forceTwoTogether() {
    storage.beforeForce(
        interval -> {
          storage.pass(MILLISECOND);
          forces.incrementAndGet();
        });
    forceTwo();
    forces.set(0);
  }

  private void forceTwo() {
    Heaps.write(log, 10);
    log.await(Heaps.write(log, 10));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private Thread committing() throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(() -> Heaps.commit(log, 10));
    Waiting.awaitTimed(thread);
    return thread;
  }

  @Test
  void whoComesFirstWaitsAndTheLastOfThemForcesForAll() throws Exception {
    commitTogether();
  }

  private void commitTogether() throws InterruptedException {
    Commit before = log.published();
    Thread first = committing();
    assertEquals(before, log.published());
    assertEquals(0, forces.get());
    Commit last = Heaps.commit(log, 10);
    first.join();
    assertEquals(last, log.published());
    assertEquals(1, forces.get());
  }

  @Test
  void whoHasWaitedInVainForcesAloneAndTheNextDoesNotWait() throws Exception {
    waitInVain();
  }

  private void waitInVain() throws InterruptedException {
    Thread first = committing();
    storage.pass(MILLISECOND);
    first.join();
    assertEquals(log.head(), log.published());
    assertEquals(1, forces.get());
    Heaps.commit(log, 10); // no time passes: it would wait for ever
    assertEquals(2, forces.get());
  }

  @Test
  void afterAWaitInVainTwoThatComeTogetherAreExpectedAgain() throws Exception {
    waitInVain();
    forceTwo();
    forces.set(0);
    commitTogether();
  }

  @Test
  void aFlushWaitsForNobodyAndTakesThoseAlongThatWait() throws Exception {
    Thread first = committing();
    log.flush();
    first.join();
    assertEquals(log.head(), log.published());
    assertEquals(1, forces.get());
  }

  @Test
  void whoIsInterruptedWaitsForNobody() throws Exception {
    Thread.currentThread().interrupt();
    Heaps.commit(log, 10); // no time passes: it would wait for ever
    assertTrue(Thread.interrupted());
    assertEquals(1, forces.get());
  }

  @Test
  void aForceIsExpectedForThoseOfTheOneBeforeAndThoseThatCameMeanwhile() throws Exception {
    storage.beforeForce(
        interval -> {
          storage.pass(MILLISECOND);
          if (forces.incrementAndGet() == 1) {
            Heaps.write(log, 10);
          }
        });
    forceTwo();
    Commit meanwhile = log.head();
    assertTrue(log.published().sequence() < meanwhile.sequence());
    Thread first = committing();
    Heaps.commit(log, 10);
    first.join();
    assertEquals(log.head(), log.published());
    assertEquals(2, forces.get(), "for the one that came meanwhile and two others");
  }
}
