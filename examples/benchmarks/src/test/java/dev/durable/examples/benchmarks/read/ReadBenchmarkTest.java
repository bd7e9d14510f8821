package dev.durable.examples.benchmarks.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durable.examples.benchmarks.data.CustomerData;
import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.Profile;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Store;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.Work;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system that reads gives the generator's answers to everything that it is asked. */
final class ReadBenchmarkTest {

  private static final Dataset DATA = Dataset.generated(300, 40);

  @TempDir Path folder;

  static Stream<String> readers() {
    return Stores.NAMES.stream().filter(name -> Stores.named(name).works().contains(Work.SCAN));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void allCustomersAreReadAsTheyWereGenerated(String name) throws Exception {
    Store store = Stores.named(name);
    store.load(folder, DATA);
    try (Reader reader = store.reader(folder)) {
      int number = 0;
      for (CustomerData expected : DATA.customers()) {
        Profile found = reader.locate(expected.key());
        assertEquals(expected.name(), found.name());
        assertEquals(expected.score(), found.score());
        assertEquals(expected.active(), found.active());
        assertEquals(expected.created(), found.created());
        assertEquals(expected.orders().getFirst().price(), reader.firstPrice(expected.key()));
        assertEquals(Dataset.visited(number++), reader.visit(expected.key()));
      }
      assertEquals(DATA.scanned(), reader.scan());
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void benchmarksRunOverAnOpenedStore(String name) throws Exception {
    Stores.named(name).load(folder, DATA);
    System.setProperty(OpenedStore.FOLDER, folder.toString());
    OpenedStore opened = new OpenedStore();
    opened.store = name;
    opened.customers = DATA.customerCount();
    opened.open();
    ReadBenchmark benchmark = new ReadBenchmark();
    assertEquals(opened.located().score(), benchmark.int_(opened));
    assertEquals(opened.located().active(), benchmark.boolean_(opened));
    assertEquals(opened.located().created(), benchmark.instant(opened));
    assertEquals(DATA.scanned(), benchmark.scan(opened));
    opened.close();
  }
}
