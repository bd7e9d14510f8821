package dev.durable.examples.benchmarks.work;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What all threads of this process have allocated. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  static long soFar() {
    return THREADS.getTotalThreadAllocatedBytes();
  }
}
