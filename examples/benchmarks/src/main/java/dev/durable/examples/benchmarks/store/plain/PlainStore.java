package dev.durable.examples.benchmarks.store.plain;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Ordinary objects in a {@code HashMap}: they are made, not loaded, and nothing is kept. */
public final class PlainStore implements Store {

  private static Path size(Path folder) {
    return folder.resolve("customers.txt");
  }

  @Override
  public String title() {
    return "plain objects, HashMap";
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
    return Survives.NOTHING;
  }

  @Override
  public Set<Work> works() {
    return Set.of(Work.INT, Work.BOOLEAN, Work.INSTANT, Work.LOOKUP, Work.SCAN, Work.FIRST_SCAN);
  }

  /** Notes how many there are; the objects are made again in each process. */
  @Override
  public void load(Path folder, Dataset data) throws IOException {
    Files.writeString(size(folder), data.customerCount() + " " + data.eventCount());
  }

  @Override
  public Reader reader(Path folder) throws IOException {
    String[] sizes = Files.readString(size(folder)).split(" ", -1);
    Dataset data = Dataset.generated(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]));
    return new PlainReader(PlainShop.of(data), () -> {});
  }
}
