package dev.durable.examples.benchmarks.read;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * The works that read, one method each; their names are those of {@code Work}, in small letters.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBenchmark {

  /** The int of a customer that was found before. */
  @Benchmark
  public int int_(OpenedStore opened) {
    return opened.located().score();
  }

  /** Its boolean. */
  @Benchmark
  public boolean boolean_(OpenedStore opened) {
    return opened.located().active();
  }

  /** Its Instant. */
  @Benchmark
  public Instant instant(OpenedStore opened) {
    return opened.located().created();
  }

  /** A random customer by key. */
  @Benchmark
  public long lookup(OpenedStore opened) {
    return opened.reader().visit(opened.key());
  }

  /** All orders of all customers. */
  @Benchmark
  public long scan(OpenedStore opened) {
    return opened.reader().scan();
  }
}
