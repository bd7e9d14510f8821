package dev.durable.examples.benchmarks.data;

import java.time.Instant;

/**
 * What every system shows of a customer that it has found.
 *
 * <p>Systems that read in place implement it over their bytes, systems that copy by an object. All
 * works call it through this interface, one implementation in each process.
 */
public interface Profile {

  String name();

  int score();

  boolean active();

  Instant created();
}
