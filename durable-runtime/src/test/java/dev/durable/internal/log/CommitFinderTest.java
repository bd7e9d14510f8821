package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.NoSuchVersionException;
import dev.durable.internal.io.MemoryStorage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Finding commits by number, time, place and depth, against a list of them. */
class CommitFinderTest {

  private static final long SEED = 11;

  /** A log with branches, whose clock jumps, and the commits in it. */
  private static List<Commit> grow(Log log, int count, Random random) {
    List<Commit> commits = new ArrayList<>(List.of(log.head()));
    for (int i = 1; i < count; i++) {
      Commit parent =
          random.nextInt(4) == 0
              ? commits.get(random.nextInt(commits.size()))
              : commits.get(commits.size() - 1);
      Instant time = Instant.ofEpochSecond(1000 + i + random.nextInt(100), random.nextInt(1000));
      log.writerLock().lock();
      try {
        Appender appender = log.begin();
        Heaps.append(appender, new byte[random.nextInt(100)]);
        CommitFields fields = new CommitFields(0, 0, 0, 0, 0, 0, time, "", new TreeMap<>());
        List<Commit> parents =
            i % 50 == 0 ? List.of(parent, commits.get(0), commits.get(i / 2)) : List.of(parent);
        commits.add(appender.commit(fields, new Line(random.nextInt(3), parents)));
      } finally {
        log.writerLock().unlock();
      }
    }
    return commits;
  }

  private static List<Commit> firstParents(List<Commit> commits, Commit from) {
    List<Commit> chain = new ArrayList<>();
    Commit commit = from;
    while (true) {
      chain.add(commit);
      if (commit.parents().isEmpty()) {
        return chain;
      }
      long parent = commit.parents().get(0);
      commit = commits.stream().filter(c -> c.pointer() == parent).findFirst().orElseThrow();
    }
  }

  @Test
  void allWaysOfFindingAgreeWithAListOfAllCommits() {
    Random random = new Random(SEED);
    MemoryStorage storage = new MemoryStorage(SEED);
    try (Log log = Heaps.create(storage, Path.of("a"), new Durability.None(), 10)) {
      List<Commit> commits = grow(log, 1500, random);
      for (Commit commit : commits) {
        assertEquals(commit, log.find(commit.sequence()));
        assertEquals(commit, log.commitAt(commit.pointer()));
        assertEquals(commit, log.commitContaining(commit.extentStart()));
        assertEquals(commit, log.commitContaining(commit.end() - 1));
        assertEquals(commit.parents(), log.find(commit.sequence()).parents());
        long before = commit.sequence() - 1;
        assertEquals(before < 0 ? null : commits.get((int) before), log.predecessor(commit));
      }
      for (int i = 0; i < 100; i++) {
        List<Commit> chain = firstParents(commits, commits.get(random.nextInt(commits.size())));
        Commit newest = chain.get(0);
        assertEquals(chain.size() - 1, newest.depth());
        assertEquals(chain.size() == 1 ? null : chain.get(1), log.parent(newest));
        for (int j = 0; j < 20; j++) {
          int back = random.nextInt(chain.size());
          assertEquals(chain.get(back), log.ancestor(newest, newest.depth() - back));
          Instant time = Instant.ofEpochSecond(1000 + random.nextInt(1700), random.nextInt(1000));
          Commit expected =
              chain.stream().filter(c -> !c.time().isAfter(time)).findFirst().orElse(null);
          if (expected == null) {
            assertThrows(NoSuchVersionException.class, () -> log.find(newest, time));
          } else {
            assertEquals(expected, log.find(newest, time), "at " + time + ", seed " + SEED);
          }
        }
      }
    }
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.clock(Instant.parse("2026-01-01T00:00:00Z"));
    try (Log log = Heaps.create(storage, Path.of("a"), Heaps.COMMIT, 10)) {
      Heaps.commit(log, 1);
      for (long sequence : new long[] {-1, 2, Long.MAX_VALUE, Long.MIN_VALUE}) {
        NoSuchVersionException missing =
            assertThrows(NoSuchVersionException.class, () -> log.find(sequence));
        assertTrue(missing.toString().contains("0 to 1"), missing.toString());
      }
      NoSuchVersionException early =
          assertThrows(NoSuchVersionException.class, () -> log.find(Instant.EPOCH));
      assertTrue(early.toString().contains("2026-01-01T00:00:00Z"), early.toString());
      assertEquals(1, log.find(Instant.MAX).sequence());
      for (long offset : new long[] {-1, 0, 8191, log.published().end()}) {
        assertThrows(IllegalArgumentException.class, () -> log.commitContaining(offset));
      }
      assertThrows(NoSuchVersionException.class, () -> log.ancestor(log.head(), 2));
    }
  }

  @Test
  void findingTakesAFewDozenStepsInAMillionCommits() {
    for (long from : new long[] {1_000_000, 999_999, 524_287, 1 << 19}) {
      int most = 0;
      Random random = new Random(SEED);
      for (int i = 0; i < 2000; i++) {
        long target = random.nextLong(from);
        int steps = 0;
        for (long at = from; at > target; steps++) {
          at = Skips.target(at) >= target ? Skips.target(at) : at - 1;
        }
        most = Math.max(most, steps);
      }
      assertTrue(most <= 60, most + " steps from " + from);
    }
  }
}
