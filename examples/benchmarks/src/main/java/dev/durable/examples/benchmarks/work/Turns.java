package dev.durable.examples.benchmarks.work;

import java.io.IOException;

/** When a process is to work, where several are measured in turns. */
interface Turns {

  /** Waits, with all that was to be done before done; false when there are no more turns. */
  boolean await() throws IOException;
}
