package dev.durable.examples.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/** The median of several measurements, and how far they lie apart. */
public record Spread(double median, double least, double most, int count) {

  /** Of at least one. */
  public static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow(), sorted.length);
  }
}
