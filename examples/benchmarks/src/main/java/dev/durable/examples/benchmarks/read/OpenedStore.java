package dev.durable.examples.benchmarks.read;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.data.Profile;
import dev.durable.examples.benchmarks.store.Reader;
import dev.durable.examples.benchmarks.store.Stores;
import dev.durable.examples.benchmarks.store.WrongResultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A filled store, opened; what it answers is checked before and after measuring. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls open() before anything else.
public class OpenedStore {

  /** System property: where the store was filled. */
  public static final String FOLDER = "bench.folder";

  private static final int KEYS = 1 << 16;
  private static final int CHECKED = 1_000;

  /** Its name in {@link Stores}. */
  @Param("")
  public String store = "";

  /** How many customers it was filled with. */
  @Param("0")
  public int customers;

  private Reader reader;
  private Profile located;
  private long[] keys;
  private int next;

  /** Opens the store. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    reader = Stores.named(store).reader(Path.of(System.getProperty(FOLDER)));
    SplittableRandom random = new SplittableRandom(Dataset.SEED);
    keys = random.ints(KEYS, 0, customers).mapToLong(Dataset::key).toArray();
    int one = random.nextInt(customers);
    located = reader.locate(Dataset.key(one));
    WrongResultException.unlessEqual("The score", Dataset.customer(one).score(), located.score());
    WrongResultException.unlessEqual("Active", Dataset.customer(one).active(), located.active());
    WrongResultException.unlessEqual(
        "The time", Dataset.customer(one).created(), located.created());
    check();
  }

  /** Checks once more, and closes. */
  @TearDown(Level.Trial)
  public void close() {
    check();
    reader.close();
  }

  private void check() {
    SplittableRandom random = new SplittableRandom(Dataset.SEED + 1);
    for (int i = 0; i < CHECKED; i++) {
      int number = random.nextInt(customers);
      WrongResultException.unlessEqual(
          "The visit of " + number, Dataset.visited(number), reader.visit(Dataset.key(number)));
    }
    WrongResultException.unlessEqual(
        "The sum of all orders", Dataset.generated(customers, 0).scanned(), reader.scan());
  }

  Reader reader() {
    return reader;
  }

  Profile located() {
    return located;
  }

  /** The next of many random keys. */
  long key() {
    return keys[next++ & (KEYS - 1)];
  }
}
