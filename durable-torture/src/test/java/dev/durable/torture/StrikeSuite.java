package dev.durable.torture;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.HeapOptions;
import dev.durable.error.DurableException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets memory or stack run out at every place of an operation, once each, see {@link Strike}; and
 * holds heap and draft to what is promised: nobody sees a wrong value or half a commit, the heap
 * goes on or refuses with a typed error, closing frees it, and what was acknowledged stays.
 *
 * <p>Runs in an {@link EngineLoader}.
 */
public final class StrikeSuite {

  private static final long SEED = 1;
  private static final long GROWTH = 8 << 10;
  private static final List<Change> CHANGES =
      List.of(
          new Change.Open("struck", 7),
          new Change.Rename("struck"),
          new Change.Write(0, 12, 30, 3),
          new Change.Marry("first", "struck"),
          new Change.Note("first", "struck"));

  /** Is told that it takes more than memory alone: a value that gets frames of its own. */
  private static final List<Change> LARGE = List.of(new Change.Lock(70_000, 5));

  /** What is going on when it happens. */
  enum Scene {
    CREATE,
    OPEN,
    READ,
    COMMIT,
    LARGE_COMMIT,
    DRAFT,
    CLOSE
  }

  private final Scene scene;
  private final Strike.Kind kind;
  private final byte[] start;
  private final Ledger before = new Ledger(new BankModel("new"));
  private long goneOn;
  private long refused;

  /** What the strike was answered by. */
  private @Nullable Throwable told;

  private StrikeSuite(Scene scene, Strike.Kind kind) {
    this.scene = scene;
    this.kind = kind;
    this.start = scene == Scene.CREATE ? new byte[0] : crashed();
  }

  /** A heap of a few versions whose superblocks do not know of the last one. */
  private byte[] crashed() {
    MemoryStorage storage = new MemoryStorage(SEED).growth(GROWTH);
    DurableHeap<Bank, BankDraft> heap = open(storage);
    for (Change change :
        List.of(
            new Change.Open("first", 1),
            new Change.Append(200, 7),
            new Change.Write(0, 40, 30, 1),
            new Change.Lock(40_000, 2),
            new Change.Open("second", 2))) {
      List<Ledger.State> next = before.begin(List.of(change));
      before.committed(next, heap.commit("before", change::on).version(), true);
    }
    return storage.get(Player.FILE);
  }

  /**
   * Strikes at each place of a scene at that distance from the one before; called by reflection.
   *
   * @return what was done, for people
   */
  public static String run(String scene, String kind, int stride) {
    StrikeSuite suite = new StrikeSuite(Scene.valueOf(scene), Strike.Kind.valueOf(kind));
    suite.strike(Long.MAX_VALUE); // initializes all classes: what fails in there never comes back
    long places = Long.MAX_VALUE - suite.strike(Long.MAX_VALUE);
    List<Throwable> found = new ArrayList<>();
    for (long place = places % stride; place < places; place += stride) {
      try {
        suite.strike(place);
      } catch (RuntimeException | Error e) {
        Violation violation = new Violation("at place " + place + ": " + e, e);
        if (suite.told != null) {
          violation.addSuppressed(suite.told);
        }
        found.add(violation);
      }
    }
    if (!found.isEmpty()) {
      throw new Violation(scene + ", no " + kind + ": " + found, found.get(0));
    }
    return scene
        + ": no "
        + kind
        + " at "
        + (places + stride - 1) / stride
        + " of "
        + places
        + " places; after "
        + suite.goneOn
        + " the heap went on, after "
        + suite.refused
        + " it took no more commits";
  }

  /** Strikes once, and returns what {@link Strike#disarm} does. */
  private long strike(long place) {
    MemoryStorage storage = new MemoryStorage(SEED).growth(GROWTH);
    if (scene != Scene.CREATE) {
      storage.adopt(Player.FILE, start.clone());
    }
    Ledger ledger = new Ledger(before);
    Strike.Kind what = kind;
    long left;
    DurableHeap<Bank, BankDraft> heap = null;
    switch (scene) {
      case CREATE, OPEN -> {
        Strike.arm(what, place);
        heap = openStruck(storage);
        left = Strike.disarm();
      }
      case READ -> {
        heap = open(storage);
        Strike.arm(what, place);
        readStruck(heap, ledger);
        left = Strike.disarm();
      }
      case COMMIT, LARGE_COMMIT -> {
        heap = open(storage);
        ledger.reopened(heap.snapshot());
        Strike.arm(what, place);
        commitStruck(heap, ledger, scene == Scene.COMMIT ? CHANGES : LARGE);
        left = Strike.disarm();
      }
      case DRAFT -> {
        heap = open(storage);
        ledger.reopened(heap.snapshot());
        left = draft(heap, ledger, what, place);
      }
      default -> {
        heap = open(storage);
        ledger.reopened(heap.snapshot());
        commit(heap, ledger, CHANGES);
        Strike.arm(what, place);
        closeStruck(heap);
        left = Strike.disarm();
      }
    }
    if (scene == Scene.CREATE && heap != null) {
      ledger.seen(0);
    }
    goOn(heap, ledger);
    new Aftermath(SEED).check(storage, ledger.expectation());
    open(storage).close(); // the same process may write again
    return left;
  }

  private static DurableHeap<Bank, BankDraft> open(MemoryStorage storage) {
    return new Engine(storage)
        .open(Player.FILE, BankDraft.TYPE, HeapOptions.defaults(), bank -> bank.name("new"));
  }

  private @Nullable DurableHeap<Bank, BankDraft> openStruck(MemoryStorage storage) {
    try {
      return open(storage);
    } catch (DurableException | Error told) {
      requireStruck(told);
      return null;
    }
  }

  private void readStruck(DurableHeap<Bank, BankDraft> heap, Ledger ledger) {
    try {
      ledger.expectation().require(heap.snapshot());
    } catch (DurableException | VirtualMachineError told) {
      requireStruck(told);
    }
  }

  private void commitStruck(
      DurableHeap<Bank, BankDraft> heap, Ledger ledger, List<Change> changes) {
    List<Ledger.State> next = ledger.begin(changes);
    try {
      long version = heap.commit("struck", bank -> changes.forEach(c -> c.on(bank))).version();
      ledger.committed(next, version, true);
    } catch (DurableException | Error told) {
      requireStruck(told);
      ledger.unknown(next);
    }
  }

  /** The draft is committed once more after that; it may have been committed, or be closed. */
  private long draft(
      DurableHeap<Bank, BankDraft> heap, Ledger ledger, Strike.Kind kind, long place) {
    long left;
    List<Ledger.State> next = ledger.begin(CHANGES);
    try (Draft<Bank, BankDraft> draft = heap.draft()) {
      CHANGES.forEach(change -> change.on(draft.root()));
      Strike.arm(kind, place);
      try {
        ledger.committed(next, draft.checkpoint("struck").version(), true);
        return Strike.disarm();
      } catch (DurableException | Error told) {
        requireStruck(told);
        left = Strike.disarm();
        ledger.unknown(next);
      }
      List<Ledger.State> late = new ArrayList<>(ledger.begin(CHANGES));
      late.removeIf(state -> state.version() > next.get(0).version());
      List<Ledger.State> again = new ArrayList<>(ledger.begin(List.of()));
      again.removeIf(state -> state.version() == next.get(0).version());
      late.addAll(again); // it was there already, and the draft had nothing more to commit
      try {
        ledger.committed(late, draft.commit("again").version(), true);
      } catch (DurableException typed) {
        ledger.unknown(late);
      }
    }
    return left;
  }

  private void closeStruck(DurableHeap<Bank, BankDraft> heap) {
    try {
      heap.close();
    } catch (DurableException | Error told) {
      requireStruck(told);
    }
  }

  private void requireStruck(Throwable answer) {
    if (!Strike.happened()) {
      throw new Violation("nothing was wrong, but " + answer, answer);
    }
    told = answer;
  }

  private static void commit(
      DurableHeap<Bank, BankDraft> heap, Ledger ledger, List<Change> changes) {
    List<Ledger.State> next = ledger.begin(changes);
    long version = heap.commit("fine", bank -> changes.forEach(c -> c.on(bank))).version();
    ledger.committed(next, version, true);
  }

  /** Reading is right, commits go on or are refused, and closing succeeds or is at its end. */
  private void goOn(@Nullable DurableHeap<Bank, BankDraft> heap, Ledger ledger) {
    if (heap == null) {
      return;
    }
    if (scene != Scene.CLOSE) {
      ledger.expectation().requireNewest(heap.snapshot());
      List<Change> changes = List.of(new Change.Open("third", 3));
      List<Ledger.State> next = ledger.begin(changes);
      try {
        long version = heap.commit("next", bank -> changes.forEach(c -> c.on(bank))).version();
        ledger.committed(next, version, true);
        ledger.expectation().requireNewest(heap.snapshot());
        goneOn++;
      } catch (DurableException typed) {
        ledger.unknown(next);
        refused++;
      }
    }
    try {
      heap.close();
    } catch (DurableException told) {
      requireStruck(told);
    }
  }
}
