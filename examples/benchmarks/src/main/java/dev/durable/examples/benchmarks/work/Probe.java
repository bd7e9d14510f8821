package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process that does one work, and prints its figures. Works that read alone run in JMH; works
 * that commit wait for the turns that they are told.
 */
public final class Probe {

  private Probe() {}

  /** The command line of this process. */
  public static String[] arguments(
      Work work,
      String store,
      Path folder,
      int customers,
      int events,
      Duration warm,
      Duration measured,
      long seed) {
    return new String[] {
      work.name(),
      store,
      folder.toString(),
      Integer.toString(customers),
      Integer.toString(events),
      warm.toString(),
      measured.toString(),
      Long.toString(seed)
    };
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Task task =
        new Task(
            Stores.named(args[1]),
            Path.of(args[2]),
            Dataset.generated(Integer.parseInt(args[3]), Integer.parseInt(args[4])),
            Duration.parse(args[5]),
            Duration.parse(args[6]),
            Long.parseLong(args[7]));
    Turns turns = new ToldTurns(System.in, System.out);
    System.out.print(driver(Work.valueOf(args[0]), turns).run(task).lines());
  }

  static Driver driver(Work work, Turns turns) {
    return switch (work) {
      case LOAD -> new LoadDriver();
      case FIRST_SCAN -> new FirstScanDriver();
      case CHANGE, APPEND, BATCH -> new CommitDriver(work, turns);
      case THREADS -> new ThreadsDriver(turns);
      case MEMORY -> new MemoryDriver();
      case OPEN, INT, BOOLEAN, INSTANT, LOOKUP, SCAN ->
          throw new IllegalArgumentException(work + " is not done here.");
    };
  }
}
