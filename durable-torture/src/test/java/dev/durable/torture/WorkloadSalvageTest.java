package dev.durable.torture;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Durables;
import dev.durable.HeapReport;
import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The heap that each workload leaves, with bytes changed: what is salvaged of it is whole, and says
 * nothing that the heap had never said.
 */
class WorkloadSalvageTest {

  private static final long SEED = Long.getLong("seed", 2);
  private static final Path SAVED = Path.of("saved.dheap");

  /** How many places of each heap are damaged. */
  private static final int PLACES = Boolean.getBoolean("durable.torture.bits") ? 10_000 : 40;

  @ParameterizedTest
  @EnumSource
  void whatIsSalvagedIsWholeAndWasThereOnce(Workload workload) {
    Player player = workload.player(SEED, false);
    workload.play(player);
    byte[] file = player.memory().get(Player.FILE);
    Set<String> said = new HashSet<>();
    try (ReadOnlyHeap<Bank> heap = open(engine(file), Player.FILE)) {
      for (long version = 0; version <= heap.snapshot().version(); version++) {
        said.addAll(sayings(heap.at(version).root()));
      }
    }
    Random random = new Random(SEED);
    int stride = Math.max(1, file.length / PLACES);
    int salvaged = 0;
    int together = 0;
    for (int at = random.nextInt(stride); at < file.length; at += stride) {
      byte[] damaged = file.clone();
      for (int more = random.nextInt(3), place = at; more >= 0; more--) {
        damaged[place] ^= (byte) (1 << random.nextInt(8));
        place = random.nextInt(file.length);
      }
      try {
        SalvageReport report = check(damaged, said);
        salvaged += report == null ? 0 : 1;
        together += report != null && report.prefix().orElse(-1) != report.version() ? 1 : 0;
      } catch (AssertionError | RuntimeException wrong) {
        throw new Violation(workload + ", byte " + at + ", seed " + SEED, wrong);
      }
    }
    System.out.println(
        workload
            + ": "
            + salvaged
            + " salvaged, "
            + together
            + " of them put together; seed "
            + SEED);
    assertTrue(salvaged > 0);
  }

  private static Engine engine(byte[] file) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Player.FILE, file);
    return new Engine(storage);
  }

  private static ReadOnlyHeap<Bank> open(Engine engine, Path file) {
    return engine.openReadOnly(file, BankDraft.TYPE);
  }

  /** Returns null where nothing could be salvaged. */
  private static @Nullable SalvageReport check(byte[] damaged, Set<String> said) {
    Engine engine = engine(damaged);
    SalvageReport report;
    try {
      report = engine.salvage(Player.FILE, SAVED);
    } catch (CorruptHeapException nothing) {
      return null;
    }
    HeapReport result = engine.verify(SAVED, (done, total) -> {});
    assertTrue(result.ok(), result::toString);
    assertNull(report.problem());
    try (ReadOnlyHeap<Bank> saved = open(engine, SAVED)) {
      for (String saying : sayings(saved.snapshot().root())) {
        assertTrue(wasSaid(saying, said), () -> "never was: " + saying + "\n" + report);
      }
      for (long version = 0; version <= report.prefix().orElse(-1); version++) {
        assertTrue(said.containsAll(sayings(saved.at(version).root())));
      }
    }
    return report;
  }

  /** A partner may be lost, and nothing else of what an account says. */
  private static boolean wasSaid(String saying, Set<String> said) {
    return said.contains(saying)
        || (saying.endsWith(", partner 0")
            && said.stream()
                .anyMatch(was -> was.startsWith(saying.substring(0, saying.length() - 1))));
  }

  /** All that a bank says, in single sayings. */
  private static Set<String> sayings(Bank bank) {
    Set<String> sayings = new HashSet<>();
    sayings.add("name " + bank.name());
    Vault vault = bank.vault();
    sayings.add("vault " + (vault == null ? "" : vault.contents()));
    bank.journal().forEach((key, entry) -> sayings.add("journal " + key + " " + entry));
    bank.amounts().forEach(amount -> sayings.add("amount " + amount));
    bank.tags().forEach(tag -> sayings.add("tag " + tag));
    bank.accounts().forEach((key, account) -> sayings.addAll(sayings(key, account)));
    return sayings;
  }

  private static Set<String> sayings(String key, Account account) {
    Set<String> sayings = new HashSet<>();
    long id = idOf(account);
    sayings.add("account " + key + " #" + id);
    account.notes().forEach(note -> sayings.add("note of #" + id + " " + note));
    sayings.add(
        "#"
            + id
            + " "
            + account.owner()
            + " has "
            + account.balance()
            + ", partner "
            + idOf(account.partner()));
    return sayings;
  }

  private static long idOf(@Nullable Account account) {
    return account == null ? 0 : Objects.requireNonNull(Durables.idOf(account)).bits();
  }
}
