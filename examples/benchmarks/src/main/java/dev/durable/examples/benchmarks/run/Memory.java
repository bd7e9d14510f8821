package dev.durable.examples.benchmarks.run;

import java.util.List;

/** Flags of the JVM for the heap of a measured process. */
final class Memory {

  /**
   * On virtual machines, the first touch of a page of memory may take longer than the works that
   * allocate a page full of objects.
   */
  private static final String TOUCH_FIRST = "-XX:+AlwaysPreTouch";

  /** So large that no system in memory spends its time collecting garbage. */
  private static final List<String> SMALL = List.of("-Xms512m", "-Xmx2g", TOUCH_FIRST);

  /** For many customers; and for any load, as a heap that grows is touched while it is measured. */
  static final List<String> LARGE = List.of("-Xms2g", "-Xmx6g", TOUCH_FIRST);

  /**
   * For many customers, where systems live at once. EclipseStore, which keeps its objects in the
   * heap, takes 7 GB with a million of them, as it has buffers beside its heap; others stay within
   * the gigabyte that they begin with: 14 GB for the seven that flush. With {@link #LARGE} it would
   * be 19 at the least, and leave no room for the pages of their files.
   */
  private static final List<String> LARGE_TOGETHER = List.of("-Xms1g", "-Xmx4g", TOUCH_FIRST);

  /** For the heap that is larger than the memory of its process. */
  static final List<String> TINY = List.of("-Xms128m", "-Xmx128m", TOUCH_FIRST);

  private static final int MOST_IN_SMALL = 200_000;

  private Memory() {}

  /** Whether so many customers need much memory. */
  static boolean isScarce(int customers) {
    return customers > MOST_IN_SMALL;
  }

  /** For a process that lives alone. */
  static List<String> alone(int customers) {
    return isScarce(customers) ? LARGE : SMALL;
  }

  /** For one of several that live at once. */
  static List<String> together(int customers) {
    return isScarce(customers) ? LARGE_TOGETHER : SMALL;
  }
}
