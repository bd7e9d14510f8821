package dev.durable.examples.benchmarks.work;

/** How many commits were made in how much time, over several slices of it. */
final class Throughput {

  private long commits;
  private long nanos;

  void add(long more, long took) {
    commits += more;
    nanos += took;
  }

  long commits() {
    return commits;
  }

  double perSecond() {
    return commits * 1e9 / nanos;
  }
}
