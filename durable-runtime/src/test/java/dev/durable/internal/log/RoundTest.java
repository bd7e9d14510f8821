package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.internal.io.MemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for the end of a force. */
@Timeout(value = 2, unit = TimeUnit.MINUTES) // against hanging
class RoundTest {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Round round = new Round();
  private final MemoryStorage clock = new MemoryStorage(1);

  @Test
  void oneLeadsAndOneIsFirst() {
    assertFalse(round.isLed());
    assertTrue(round.lead());
    assertTrue(round.isLed());
    assertFalse(round.lead());
    assertTrue(round.isFirst());
    assertFalse(round.isFirst());
  }

  @Test
  void allThatWaitGoOnAtTheEndAndWhoComesLaterDoesNotWait() throws Exception {
    AtomicInteger passed = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean isForSomeTime = i % 2 == 0;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    if (isForSomeTime) {
                      assertTrue(round.await(MINUTE, clock));
                    } else {
                      round.await();
                    }
                    passed.incrementAndGet();
                  }));
    }
    for (Thread thread : threads) {
      Waiting.await(thread);
    }
    assertEquals(0, passed.get());
    round.end();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(8, passed.get());
    round.await();
    assertTrue(round.await(1, clock));
  }

  @Test
  void whoWaitsForSomeTimeGoesOnWhenItHasPassed() throws Exception {
    Thread thread =
        Thread.ofPlatform()
            .start(() -> assertFalse(round.await(TimeUnit.MILLISECONDS.toNanos(1), clock)));
    Waiting.await(thread);
    clock.pass(TimeUnit.MILLISECONDS.toNanos(1));
    thread.join();
    assertFalse(round.await(0, clock));
  }

  @Test
  void anInterruptEndsAWaitForSomeTimeAndNoOtherAndIsKept() throws Exception {
    AtomicInteger kept = new AtomicInteger();
    Thread some =
        Thread.ofPlatform()
            .start(
                () -> {
                  assertFalse(round.await(MINUTE, clock));
                  kept.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                });
    Thread until =
        Thread.ofPlatform()
            .start(
                () -> {
                  round.await();
                  kept.addAndGet(Thread.currentThread().isInterrupted() ? 10 : 0);
                });
    Waiting.await(some);
    Waiting.await(until);
    some.interrupt();
    some.join();
    until.interrupt();
    assertFalse(until.join(java.time.Duration.ofMillis(20)));
    Waiting.await(until);
    round.end();
    until.join();
    assertEquals(11, kept.get());
  }
}
