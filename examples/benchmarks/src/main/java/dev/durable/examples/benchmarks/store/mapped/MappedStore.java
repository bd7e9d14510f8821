package dev.durable.examples.benchmarks.store.mapped;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * One file, read through a {@code MemorySegment}. It has no events, cannot be changed, and checks
 * nothing: a limit, no store.
 */
public final class MappedStore implements Store {

  private static Path file(Path folder) {
    return folder.resolve("customers.bin");
  }

  @Override
  public String title() {
    return "hand-written mapping";
  }

  @Override
  public List<String> libraries() {
    return List.of();
  }

  @Override
  public Role role() {
    return Role.LIMIT;
  }

  @Override
  public Survives survives() {
    return Survives.POWER_LOSS;
  }

  @Override
  public Set<Work> works() {
    return Set.of(
        Work.LOAD,
        Work.OPEN,
        Work.INT,
        Work.BOOLEAN,
        Work.INSTANT,
        Work.LOOKUP,
        Work.SCAN,
        Work.FIRST_SCAN,
        Work.MEMORY);
  }

  @Override
  public void load(Path folder, Dataset data) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        MappedLoad load = new MappedLoad(channel, data.customerCount())) {
      load.write(data);
    }
  }

  @Override
  public Reader reader(Path folder) throws IOException {
    return new MappedReader(file(folder));
  }
}
