package dev.durable.examples.benchmarks.store;

import dev.durable.examples.benchmarks.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A system under test. It keeps whatever it keeps below a folder of its own.
 *
 * <p>Implementations write down in their Javadoc which page of the system's documentation they
 * follow.
 */
public interface Store {

  /** What an operation that has returned has survived. */
  enum Survives {
    /** A loss of power: it was flushed to the device. */
    POWER_LOSS("power loss"),
    /** The end of the process: the system has it, the device may not. */
    PROCESS_END("end of process"),
    /** Nothing: it is in memory. */
    NOTHING("nothing");

    private final String text;

    Survives(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What a store stands for in a comparison. */
  enum Role {
    /** What we measure for. */
    DURABLE,
    /** What no system that does more can be much better than. */
    LIMIT,
    /** What users would take otherwise. */
    PEER
  }

  /** The name in tables, with the version. */
  String title();

  Role role();

  Survives survives();

  /** The works that it takes part in. */
  Set<Work> works();

  /** How the names of its libraries begin; no others are on the class path of its processes. */
  List<String> libraries();

  /** What its documentation tells to start the JVM with. */
  default List<String> jvmFlags() {
    return List.of();
  }

  /** Makes the store and fills it; all of it has survived when this returns. */
  void load(Path folder, Dataset data) throws IOException;

  /** Opens a filled store for works that read. */
  default Reader reader(Path folder) throws IOException {
    throw new UnsupportedOperationException(title() + " takes no part in works that read.");
  }

  /** Opens a filled store for works that write; any thread may use what is returned. */
  default Writer writer(Path folder) throws IOException {
    throw new UnsupportedOperationException(title() + " takes no part in works that write.");
  }

  /**
   * Opens the store once more and looks whether all these changes are in it.
   *
   * @throws WrongResultException when one is not
   */
  default void verify(Path folder, Changes changes) throws IOException {
    try (Reader reader = reader(folder)) {
      changes.verify(reader);
    }
  }
}
