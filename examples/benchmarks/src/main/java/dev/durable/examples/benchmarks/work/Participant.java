package dev.durable.examples.benchmarks.work;

import java.io.IOException;

/** A process that is measured in turns with others; while it waits, it does nothing. */
public interface Participant extends AutoCloseable {

  /** Waits until it has done all that comes before its first turn. */
  void awaitReady() throws IOException, InterruptedException;

  /** Gives it one turn, and waits for the end of it. */
  void turn() throws IOException, InterruptedException;

  /** Waits until it has closed and checked everything; what it has measured in all its turns. */
  Figures end() throws IOException, InterruptedException;

  /** Stops it if it still runs. */
  @Override
  void close();
}
