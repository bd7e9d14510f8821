/** Durable under test. */
@NullMarked
package dev.durable.examples.benchmarks.store.durable;

import org.jspecify.annotations.NullMarked;
