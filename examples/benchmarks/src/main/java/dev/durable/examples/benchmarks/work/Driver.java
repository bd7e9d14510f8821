package dev.durable.examples.benchmarks.work;

import java.io.IOException;

/** Does a work and checks what came out. */
interface Driver {

  Figures run(Task task) throws IOException, InterruptedException;
}
