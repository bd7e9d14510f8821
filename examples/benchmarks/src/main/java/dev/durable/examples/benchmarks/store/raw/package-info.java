/** Append and flush, nothing else: the limit of everything that commits. */
@NullMarked
package dev.durable.examples.benchmarks.store.raw;

import org.jspecify.annotations.NullMarked;
