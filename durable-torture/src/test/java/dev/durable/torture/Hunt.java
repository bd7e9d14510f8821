package dev.durable.torture;

import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.ReadOnlyHeap;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.FaultyStorage.Kind;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Small parts of the suites, to be run where the engine has a bug. */
public final class Hunt {

  private static final long SEED = 1;

  /** A superblock is written when so many flushes were not told by one. */
  private static final int FLUSHES_UNPUBLISHED = 64;

  private Hunt() {}

  /** What is looked through. */
  @SuppressWarnings("ImmutableEnumChecker") // the suites keep no state here
  enum Prey {
    CREATION(() -> crashes(Workload.CREATION)),
    SMALL_COMMITS(() -> crashes(Workload.SMALL_COMMITS)),
    GROUPS(() -> crashes(Workload.GROUPS_OF_EIGHT)),
    LARGE_VALUES(() -> crashes(Workload.LARGE_VALUES)),
    GROWTH(() -> crashes(Workload.GROWTH)),
    ZEROS_AHEAD(() -> crashes(Workload.ZEROS_AHEAD)),
    FAILED_FLUSHES(() -> crashes(Workload.FAILED_FLUSHES)),
    REFUSED_WRITES(() -> crashes(Workload.REFUSED_WRITES)),
    TWINS(() -> crashes(Workload.TWINS)),
    OPENINGS(() -> crashes(Workload.OPENINGS)),
    UNFORCED(() -> crashes(Workload.UNFORCED)),
    RETRIES(() -> new FaultSuite(SEED).run(Workload.DRAFTS, Kind.SHORT_WRITE, 2)),
    ROT(Hunt::rot),
    SPLICES(Hunt::splice),
    TWO_WRITERS(Hunt::twoWriters),
    READERS(Hunt::readers);

    private final Runnable suite;

    Prey(Runnable suite) {
      this.suite = suite;
    }
  }

  /** Throws whatever the suite of that name finds; to be called by reflection. */
  public static void run(String prey) {
    Prey.valueOf(prey).suite.run();
  }

  private static void crashes(Workload workload) {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      new CrashSuite(200, 6).run(workload, SEED, executor);
    }
  }

  /** A flipped bit in what was acknowledged is told, or not there to be seen; never believed. */
  private static void rot() {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    Ledger ledger = new Ledger(new BankModel("new"));
    // the clock stands still, so no superblock names what comes after the first commit
    DurableHeap<Bank, BankDraft> heap = open(storage);
    long end = 0;
    for (int i = 0; i < 5; i++) {
      List<Change> changes = List.of(new Change.Open("o" + i, i));
      List<Ledger.State> next = ledger.begin(changes);
      long version = heap.commit("rot", bank -> changes.forEach(c -> c.on(bank))).version();
      ledger.committed(next, version, true);
      end = i == 2 ? lastNonzero(storage.get(Player.FILE)) : end;
    }
    byte[] file = storage.get(Player.FILE);
    for (int at = 8192; at < end; at += 5) {
      byte[] rotten = file.clone();
      rotten[at] ^= 4;
      requireFound(rotten, ledger.expectation(), at);
    }
  }

  /** Who reads beside a writer is at most as far behind as a superblock may be. */
  private static void readers() {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    // the clock stands still, so only every 64th flush is published
    DurableHeap<Bank, BankDraft> heap = open(storage);
    for (int i = 0; i < 3 * FLUSHES_UNPUBLISHED; i++) {
      Change change = new Change.Open("o" + i, i);
      long version = heap.commit("beside", change::on).version();
      try (ReadOnlyHeap<Bank> reader =
          new Engine(storage).openReadOnly(Player.FILE, BankDraft.TYPE)) {
        long seen = reader.snapshot().version();
        if (seen < version - FLUSHES_UNPUBLISHED) {
          throw new Violation("version " + version + " is there, but a reader sees " + seen);
        }
      }
    }
  }

  private static DurableHeap<Bank, BankDraft> open(MemoryStorage storage) {
    return new Engine(storage)
        .open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"));
  }

  private static int lastNonzero(byte[] file) {
    int last = file.length - 1;
    while (file[last] == 0) {
      last--;
    }
    return last;
  }

  private static void requireFound(byte[] rotten, Expectation expectation, int at) {
    MemoryStorage storage = new MemoryStorage(SEED + 1).growth(8 << 10);
    storage.adopt(Player.FILE, rotten);
    try (DurableHeap<Bank, BankDraft> heap = open(storage)) {
      expectation.requireNewest(heap.snapshot());
    } catch (CorruptHeapException told) {
      if (told.getMessage().isEmpty()) {
        throw new Violation("damage at " + at + " without a word");
      }
    }
  }

  /** Frames of two histories, each whole and in its place, are no commit together. */
  private static void splice() {
    Ledger ledger = new Ledger(new BankModel("new"));
    ledger.seen(0);
    byte[] one = twin(ledger, 1);
    byte[] other = twin(ledger, 2);
    int block = 1 << 16;
    System.arraycopy(other, 8192, one, 8192, block - 8192);
    requireFound(one, ledger.expectation(), block);
  }

  /** The same seed gives the same salt and the same epoch. */
  private static byte[] twin(Ledger ledger, long text) {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    DurableHeap<Bank, BankDraft> heap = open(storage);
    Change change = new Change.Lock(66_000, text);
    ledger.begin(List.of(change));
    heap.commit("twin", change::on);
    return storage.get(Player.FILE);
  }

  /** Where locks do not work, the one who was there first finds that he is so no more. */
  private static void twoWriters() {
    MemoryStorage storage = new MemoryStorage(SEED).growth(8 << 10);
    DurableHeap<Bank, BankDraft> first = open(storage);
    first.commit("first", bank -> bank.name("first"));
    storage.pass(25_000_000);
    MemoryStorage elsewhere = storage.survivor(SEED + 1).growth(8 << 10);
    try (DurableHeap<Bank, BankDraft> second = open(elsewhere)) {
      second.commit("second", bank -> bank.name("second"));
      try {
        first.commit("late", bank -> bank.name("late"));
        throw new Violation("two writers at once");
      } catch (HeapLockedException fenced) {
        second.commit("goes on", bank -> bank.name("goes on"));
      }
    }
  }
}
