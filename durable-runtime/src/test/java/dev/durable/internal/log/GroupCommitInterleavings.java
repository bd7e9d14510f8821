package dev.durable.internal.log;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.durable.internal.io.MemoryStorage;
import java.nio.file.Path;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;

/**
 * Group commit in every order in which a model checker lets threads take turns: what was awaited is
 * published when its call returns, and nobody waits for ever. {@code mvn -Pinterleavings} runs it.
 */
public class GroupCommitInterleavings {

  private final Log log = Heaps.create(new MemoryStorage(1), Path.of("heap"), Heaps.COMMIT, 10);

  /** Commits, and waits. */
  @Operation
  public boolean commit() {
    Commit commit = Heaps.write(log, 10);
    log.await(commit);
    return log.published().end() >= commit.end();
  }

  /** Waits for what others have written. */
  @Operation
  public boolean flush() {
    long end = log.head().end();
    log.flush();
    return log.published().end() >= end;
  }

  /** Reads beside them. */
  @Operation
  public boolean published() {
    return log.published().end() <= log.head().end();
  }

  /** What must come of it, in whatever order. */
  public static class Expected {

    /** As it must be. */
    public boolean commit() {
      return true;
    }

    /** As it must be. */
    public boolean flush() {
      return true;
    }

    /** As it must be. */
    public boolean published() {
      return true;
    }
  }

  /**
   * Checks, and throws where it finds something.
   *
   * @param args how many scenarios, and how many orders of each
   */
  public static void main(String[] args) {
    int scenarios = Integer.parseInt(args[0]);
    int orders = Integer.parseInt(args[1]);
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(scenarios)
        .invocationsPerIteration(orders)
        .sequentialSpecification(Expected.class)
        // its recursion looks like a loop that does not end
        .addGuarantee(forClasses(Locks.class.getName()).methods("requireStack").ignore())
        .check(GroupCommitInterleavings.class);
    System.out.println(scenarios + " scenarios, each in up to " + orders + " orders: none fails");
  }
}
