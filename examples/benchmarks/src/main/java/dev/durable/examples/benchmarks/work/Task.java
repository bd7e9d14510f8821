package dev.durable.examples.benchmarks.work;

import dev.durable.examples.benchmarks.data.Dataset;
import dev.durable.examples.benchmarks.store.Store;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One work to be done once.
 *
 * @param folder what the store was loaded into; a work that writes has it for itself
 * @param data what it was loaded with
 * @param warm how long to work before measuring; longer, where that is not enough to be compiled
 * @param measured how long to measure; each time, where a work is done in turns
 * @param seed of everything random; the round's number
 */
public record Task(
    Store store, Path folder, Dataset data, Duration warm, Duration measured, long seed) {}
