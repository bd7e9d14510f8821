package dev.durable.examples.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Where it was measured. */
public record Machine(
    String os, String architecture, int processors, long memoryBytes, String jdk, double load) {

  /**
   * This one, now.
   *
   * @param folder where stores are kept
   */
  public static Machine here(Path folder) throws java.io.IOException {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        system.getName()
            + " "
            + system.getVersion()
            + ", "
            + java.nio.file.Files.getFileStore(folder).type(),
        system.getArch(),
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        System.getProperty("java.vendor.version") + " " + Runtime.version(),
        system.getSystemLoadAverage());
  }
}
