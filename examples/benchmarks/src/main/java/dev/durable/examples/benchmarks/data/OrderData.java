package dev.durable.examples.benchmarks.data;

import java.time.Instant;

/**
 * An order as it was generated.
 *
 * @param price in cents
 */
public record OrderData(long number, String item, int quantity, long price, Instant placed) {}
