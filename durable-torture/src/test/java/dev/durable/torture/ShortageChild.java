package dev.durable.torture;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.error.DurableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A process in which memory or stack runs out again and again, and that goes on each time: what was
 * acknowledged is there, whatever it was doing.
 */
final class ShortageChild {

  private static final String ENGINE = "dev.durable.";
  private static final String TESTS = "dev.durable.torture.";

  /** What it is doing. */
  private enum Doing {
    OPEN,
    READ,
    COMMIT,
    LARGE_COMMIT,
    DRAFT,
    VERIFY,
    READ_ELSEWHERE,
    CLOSE
  }

  private final Path file;
  private final Shortage shortage;
  private final Random random;
  private final Ledger ledger = new Ledger(new BankModel("new"));
  private final Map<String, Integer> struck = new TreeMap<>();
  private @Nullable DurableHeap<Bank, BankDraft> heap;
  private int strikes;
  private int survived;

  private ShortageChild(Path file, Shortage shortage, long seed) {
    this.file = file;
    this.shortage = shortage;
    this.random = new Random(seed);
  }

  /**
   * Does that.
   *
   * @param args the file, what is short, a seed, how often
   */
  public static void main(String[] args) {
    ShortageChild child =
        new ShortageChild(Path.of(args[0]), Shortage.valueOf(args[1]), Long.parseLong(args[2]));
    child.run(Integer.parseInt(args[3]));
    System.out.println(child);
  }

  private void run(int times) {
    for (Doing doing : Doing.values()) {
      once(doing, Runnable::run); // classes that fail to be initialized never come back
      once(doing, Runnable::run);
    }
    Doing[] all = Doing.values();
    for (int i = 0; i < times; i++) {
      Doing doing = all[i % all.length];
      try {
        once(doing, action -> starve(doing, action));
      } catch (RuntimeException | Error e) {
        throw new Violation("round " + i + ", " + doing + ": " + e, e);
      }
    }
    close();
    String refused = Way.VERIFY.refusal(file);
    if (refused != null) {
      throw new Violation(refused);
    }
  }

  /** How an action is done. */
  private interface Manner {

    void run(Runnable action);
  }

  private void starve(Doing doing, Runnable action) {
    Throwable thrown = shortage.during(action, random);
    if (thrown == null) {
      survived++;
      return;
    }
    strikes++;
    if (!(thrown instanceof DurableException || thrown instanceof VirtualMachineError)) {
      throw new Violation(doing + " was told by " + thrown, thrown);
    }
    struck.merge(place(doing, thrown), 1, Integer::sum);
  }

  /**
   * The method of the engine in which it happened; or what was being done, where the error does not
   * tell: a process has only few errors that do, for when memory is out.
   */
  private static String place(Doing doing, Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    for (StackTraceElement frame : root.getStackTrace()) {
      String type = frame.getClassName();
      if (type.startsWith(ENGINE) && !type.startsWith(TESTS)) {
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
      }
    }
    return doing.name();
  }

  private void once(Doing doing, Manner manner) {
    if (doing == Doing.OPEN) {
      close();
      manner.run(() -> heap = KillChild.open(file));
    } else {
      DurableHeap<Bank, BankDraft> open = opened();
      switch (doing) {
        case READ -> manner.run(() -> ledger.expectation().requireNewest(open.snapshot()));
        case READ_ELSEWHERE -> {
          Expectation expected = ledger.expectation();
          manner.run(() -> readElsewhere(expected));
        }
        case VERIFY -> manner.run(() -> Way.VERIFY.refusal(file));
        case CLOSE -> manner.run(open::close);
        case DRAFT -> commit(manner, changes -> checkpoint(open, changes));
        default -> {
          Change large = new Change.Lock(66_000 + random.nextInt(30_000), random.nextLong());
          Change small = new Change.Rename("r" + random.nextInt(100));
          commit(manner, changes -> commit(open, changes), doing == Doing.COMMIT ? small : large);
        }
      }
    }
    settle(doing);
  }

  private void readElsewhere(Expectation expected) {
    try (var reader = DurableHeap.openReadOnly(file, BankDraft.TYPE)) {
      expected.require(reader.snapshot());
    }
  }

  private static long commit(DurableHeap<Bank, BankDraft> open, List<Change> changes) {
    return open.commit("short", bank -> changes.forEach(change -> change.on(bank))).version();
  }

  private static long checkpoint(DurableHeap<Bank, BankDraft> open, List<Change> changes) {
    try (Draft<Bank, BankDraft> draft = open.draft()) {
      changes.forEach(change -> change.on(draft.root()));
      return draft.checkpoint("short").version();
    }
  }

  /** Commits something. */
  private interface Committing {

    long run(List<Change> changes);
  }

  private void commit(Manner manner, Committing committing, Change... first) {
    List<Change> changes = new ArrayList<>(List.of(first));
    for (int i = random.nextInt(8); i >= 0; i--) {
      changes.add(Change.any(random));
    }
    List<Ledger.State> next = ledger.begin(changes);
    long[] version = {-1};
    manner.run(() -> version[0] = committing.run(changes));
    if (version[0] >= 0) {
      ledger.committed(next, version[0], true);
    } else {
      ledger.unknown(next);
    }
  }

  /** Memory is there again: the heap shows what it should, goes on or says no, and opens anew. */
  private void settle(Doing doing) {
    DurableHeap<Bank, BankDraft> open = heap;
    if (open != null && doing != Doing.CLOSE) {
      ledger.expectation().requireNewest(open.snapshot());
    }
    close();
    ledger.reopened(opened().snapshot());
    commit(Runnable::run, changes -> commit(opened(), changes));
    ledger.expectation().requireNewest(opened().snapshot());
  }

  private DurableHeap<Bank, BankDraft> opened() {
    if (heap == null) {
      heap = KillChild.open(file);
    }
    return Objects.requireNonNull(heap);
  }

  /** As often as it takes: closing may have been broken off. */
  private void close() {
    DurableHeap<Bank, BankDraft> open = heap;
    heap = null;
    if (open != null) {
      try {
        open.close();
      } catch (DurableException told) {
        open.close();
      }
    }
  }

  @Override
  public String toString() {
    return strikes
        + " strikes, "
        + survived
        + " times it was enough, version "
        + ledger.acknowledged()
        + "; struck in "
        + struck;
  }
}
