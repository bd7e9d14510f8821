package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.work.ChildJvm;
import dev.durable.examples.benchmarks.work.Disk;
import dev.durable.examples.benchmarks.work.Prepare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders of stores of one size. Filled ones are only read; a work that writes gets a copy, so
 * that all rounds begin alike.
 */
final class Places implements AutoCloseable {

  private static final List<String> MEMORY_TO_FILL = List.of("-Xmx6g");

  private final Path folder;
  private final int customers;
  private final int events;

  Places(Path folder, int customers, int events) throws IOException {
    this.folder = folder.resolve("stores-" + customers);
    this.customers = customers;
    this.events = events;
    Disk.delete(this.folder);
    Files.createDirectories(this.folder);
  }

  int customers() {
    return customers;
  }

  int events() {
    return events;
  }

  /** The filled store of this system, which is made when it is first asked for. */
  Path filled(String system) throws IOException, InterruptedException {
    Path filled = folder.resolve(system);
    if (!Files.exists(filled)) {
      Files.createDirectory(filled);
      ChildJvm.run(
          Stores.named(system),
          MEMORY_TO_FILL,
          Prepare.class,
          List.of(
              system, filled.toString(), Integer.toString(customers), Integer.toString(events)));
    }
    return filled;
  }

  /** A copy of the filled store, the same folder for each work. */
  Path copy(String system) throws IOException, InterruptedException {
    Path filled = filled(system);
    Path copy = empty("work-" + system);
    Disk.copy(filled, copy);
    return copy;
  }

  /** A folder with nothing in it, the same one for each work. */
  Path empty() throws IOException {
    return empty("work");
  }

  private Path empty(String name) throws IOException {
    Path empty = folder.resolve(name);
    Disk.delete(empty);
    return Files.createDirectory(empty);
  }

  /** Deletes all of them. */
  @Override
  public void close() throws IOException {
    Disk.delete(folder);
  }
}
