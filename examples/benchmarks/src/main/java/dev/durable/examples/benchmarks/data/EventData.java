package dev.durable.examples.benchmarks.data;

import java.time.Instant;

/** What happened to a customer: a value of about 120 bytes, kept in one growing list. */
public record EventData(Instant at, long customer, String text) {}
