package dev.durable.examples.benchmarks.run;

import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.work.Disk;
import dev.durable.examples.benchmarks.work.Prepare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of stores of one size. Filled ones are only read; a work that writes gets a copy, so
 * that all rounds begin alike.
 */
final class Places {

  private final Path folder;
  private final int customers;
  private final int events;
  private final List<String> memory;

  Places(Path folder, int customers, int events, List<String> memory) throws IOException {
    this.folder = folder.resolve("stores-" + customers);
    this.customers = customers;
    this.events = events;
    this.memory = memory;
    Disk.delete(this.folder);
    Files.createDirectories(this.folder);
  }

  /** The filled store of this system, which is made when it is first asked for. */
  Path filled(String system) throws IOException, InterruptedException {
    Path filled = folder.resolve(system);
    if (!Files.exists(filled)) {
      Files.createDirectory(filled);
      Child.run(
          flags(system),
          Prepare.class,
          List.of(
              system, filled.toString(), Integer.toString(customers), Integer.toString(events)));
    }
    return filled;
  }

  /** A copy of the filled store. */
  Path copy(String system) throws IOException, InterruptedException {
    Path filled = filled(system);
    Path copy = empty();
    Disk.copy(filled, copy);
    return copy;
  }

  /** A folder with nothing in it, the same one for each work. */
  Path empty() throws IOException {
    Path empty = folder.resolve("work");
    Disk.delete(empty);
    return Files.createDirectory(empty);
  }

  /** What to start a JVM with that works on these stores. */
  List<String> flags(String system) {
    return Stream.concat(memory.stream(), Stores.named(system).jvmFlags().stream()).toList();
  }

  void delete() throws IOException {
    Disk.delete(folder);
  }
}
