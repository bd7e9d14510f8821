package dev.durable.torture;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.HeapOptions.Durability;
import dev.durable.error.CommitUnknownException;
import dev.durable.error.DurableException;
import dev.durable.internal.io.CrashImages;
import dev.durable.internal.io.FaultyStorage;
import dev.durable.internal.io.FaultyStorage.InjectedError;
import dev.durable.internal.io.Interval;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Does a workload to a heap in memory, keeps the books, and notes every moment at which the power
 * may fail. Where a fault was injected it goes on after whatever exception it is told by.
 */
final class Player {

  static final Path FILE = Path.of("bank.dheap");
  static final Path NEW_FILE = Path.of("bank.dheap.new");

  private final String name;
  private final long seed;
  private final long growth;
  private final Durability durability;
  final Random random;
  private MemoryStorage memory;
  final FaultyStorage faults;
  private final Ledger ledger;
  private final List<Moment> moments = new ArrayList<>();
  private @Nullable DurableHeap<Bank, BankDraft> heap;
  private int step;

  /** Whether moments are noted; a run in which any call may fail has no use for them. */
  private final boolean watched;

  /** Whether something was made to fail since the heap was opened. */
  private boolean excused;

  /** How often the storage was changed when the heap was closed cleanly; -1 if it was not. */
  private long changesAtClose = -1;

  Player(String name, long seed, long growth, Durability durability, boolean watched) {
    this.name = name;
    this.seed = seed;
    this.growth = growth;
    this.durability = durability;
    this.watched = watched;
    this.random = new Random(seed);
    this.memory = new MemoryStorage(seed).growth(growth);
    this.faults = new FaultyStorage(memory).afterFailedForce(() -> memory.forgetDirty());
    this.ledger = new Ledger(new BankModel("new"));
    watch();
  }

  private void watch() {
    if (watched) {
      memory.beforeForce(this::note);
      memory.beforeRename(
          interval -> {
            note(interval); // the crash comes before
            moments.add(new Moment("renamed", interval, ledger.expectation(), false));
          });
    }
  }

  private void note(Interval interval) {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open != null && durability instanceof Durability.Commit) {
      ledger.seen(open.snapshot().version());
    }
    String when = name + ", seed " + seed + ", step " + step + ", moment " + moments.size();
    boolean creating = !memory.exists(FILE);
    moments.add(new Moment(when, interval, ledger.expectation(), creating));
  }

  /**
   * From now on zeros are written ahead of commits that are alike: of up to 512 bytes by the
   * writer, of up to 2 KiB in the background.
   */
  void fillAhead() {
    memory.prefill(32 << 10);
  }

  List<Moment> moments() {
    return moments;
  }

  Ledger ledger() {
    return ledger;
  }

  MemoryStorage memory() {
    return memory;
  }

  private Engine engine() {
    return new Engine(faults);
  }

  private interface Action {

    void run();
  }

  /** Whether it succeeded. Only a fault that was injected excuses an exception. */
  private boolean attempt(Action action) {
    step++;
    try {
      action.run();
      return true;
    } catch (DurableException typed) {
      requireExcuse(typed);
    } catch (InjectedError injected) {
      requireExcuse(injected);
    }
    return false;
  }

  private void requireExcuse(Throwable thrown) {
    excused |= faults.happened();
    if (!excused) {
      throw new Violation(name + ", step " + step + ": nothing was wrong, but " + thrown, thrown);
    }
  }

  /** Creates the heap, or opens it. */
  void open() {
    boolean created = !memory.exists(FILE);
    if (watched) {
      excused = false;
      faults.forget();
    }
    boolean opened =
        attempt(
            () ->
                heap =
                    engine()
                        .open(
                            FILE,
                            BankDraft.TYPE,
                            HeapOptions.defaults().durability(durability),
                            bank -> bank.name("new")));
    DurableHeap<Bank, BankDraft> open = heap;
    if (opened && open != null) {
      if (created && !memory.unforcedNames().isEmpty()) {
        throw new Violation(name + ": the heap was created, but its name is not on the device");
      }
      if (changesAtClose >= 0 && memory.changes() != changesAtClose) {
        throw new Violation(name + ", step " + step + ": opening after a clean close has written");
      }
      changesAtClose = -1;
      ledger.reopened(open.snapshot());
    }
  }

  /** Closes it, as far as it is open. */
  void close() {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open != null && attempt(open::close)) {
      ledger.flushed();
      changesAtClose = watched && !excused && !faults.happened() ? memory.changes() : -1;
    }
    heap = null;
  }

  /** Forces what was committed. */
  void flush() {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open != null && attempt(open::flush)) {
      ledger.flushed();
    }
  }

  /**
   * Lets time pass.
   *
   * @param thousandths of the five milliseconds after which a superblock is written
   */
  void pass(long thousandths) {
    memory.pass(thousandths * 5_000);
  }

  /** Commits changes by chance, so many. */
  void commitAny(int changes) {
    List<Change> all = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      all.add(Change.any(random));
    }
    commit(all.toArray(Change[]::new));
  }

  /** Commits these changes. */
  void commit(Change... changes) {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open != null) {
      commit(
          List.of(changes),
          () ->
              open.commit(
                      "step " + step,
                      bank -> {
                        for (Change change : changes) {
                          change.on(bank);
                        }
                      })
                  .version());
    }
  }

  /** Commits these changes by a draft, and if it is refused commits the same draft once again. */
  void commitDraft(Change... changes) {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open == null) {
      return;
    }
    step++;
    try (Draft<Bank, BankDraft> draft = open.draft()) {
      for (Change change : changes) {
        change.on(draft.root());
      }
      if (!commit(List.of(changes), () -> draft.checkpoint("step " + step).version())) {
        commit(List.of(changes), () -> draft.commit("again").version());
      }
    } catch (DurableException | InjectedError told) {
      requireExcuse(told);
    }
  }

  private interface Committing {

    long run();
  }

  /** Returns false if it was refused, and true if it was committed or nobody knows. */
  private boolean commit(List<Change> changes, Committing commit) {
    if (ledger.undecided()) {
      return true;
    }
    List<Ledger.State> next = ledger.begin(changes);
    boolean[] known = {true};
    boolean committed =
        attempt(
            () -> {
              try {
                long version = commit.run();
                ledger.committed(next, version, durability instanceof Durability.Commit);
              } catch (CommitUnknownException | InjectedError unknown) {
                ledger.unknown(next);
                known[0] = false;
                throw unknown;
              }
            });
    if (!committed && known[0]) {
      ledger.refused(next);
    }
    return committed || !known[0];
  }

  /**
   * Commits these from as many threads, so that they share two flushes: the first has one of its
   * own, the others are written while that is under way.
   */
  void group(List<Change> changes) {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open == null || !watched) {
      changes.forEach(this::commit);
      return;
    }
    List<Thread> others = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    memory.whileForcing(
        () -> {
          memory.whileForcing(() -> {});
          for (Change change : changes.subList(1, changes.size())) {
            others.add(queue(open, change, failures));
          }
        });
    step++;
    ledger.queued(ledger.begin(changes.subList(0, 1)));
    open.commit("first of a group", bank -> changes.get(0).on(bank));
    others.forEach(Player::join);
    if (!failures.isEmpty()) {
      throw new Violation(name + ", step " + step + ": a commit of a group", failures.get(0));
    }
    ledger.reopened(open.snapshot());
  }

  /** Starts a commit, and returns when it has nothing left to do but wait for the flush. */
  private Thread queue(DurableHeap<Bank, BankDraft> open, Change change, List<Throwable> failures) {
    ledger.queued(ledger.begin(List.of(change)));
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    open.commit("group", bank -> change.on(bank));
                  } catch (Throwable e) {
                    synchronized (failures) {
                      failures.add(e);
                    }
                  }
                });
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A commit whose write the system breaks off in the middle. */
  void commitThatIsRefused(Change... changes) {
    excused |= faults.happened();
    faults.failNextWriteFrom(8192, FaultyStorage.Kind.SHORT_WRITE);
    commit(changes);
    faults.failNothingNext();
  }

  /** A commit whose write is reported as failed, though all of it was written. */
  void commitThatIsRefusedLate(Change... changes) {
    excused |= faults.happened();
    faults.failNextWriteFrom(8192, FaultyStorage.Kind.LATE_ERROR);
    commit(changes);
    faults.failNothingNext();
  }

  /** A commit whose flush fails: the page cache has it, the device does not. */
  void commitThatIsNotFlushed(Change... changes) {
    excused |= faults.happened();
    faults.failNextForce();
    commit(changes);
    faults.failNothingNext();
  }

  /** The process ends here; the system keeps what was written. */
  void kill() {
    heap = null;
    replace(memory.survivor(seed + ++step));
  }

  /** The power fails here and leaves one of the possible files. */
  void crash() {
    heap = null;
    if (!memory.exists(FILE)) {
      return; // creating it was made to fail
    }
    CrashImages images = new CrashImages(memory.interval(FILE), random.nextLong());
    List<byte[]> some = new ArrayList<>();
    images.each(20, image -> some.add(image.bytes()));
    MemoryStorage next = new MemoryStorage(seed + ++step);
    next.adopt(FILE, some.get(random.nextInt(some.size())));
    replace(next);
  }

  private void replace(MemoryStorage next) {
    memory.beforeForce(interval -> {});
    memory = next.growth(growth);
    faults.replace(memory);
    watch();
  }

  /** The moment after the last step. */
  void end() {
    if (watched && memory.exists(FILE)) {
      note(memory.interval(FILE));
    }
  }
}
