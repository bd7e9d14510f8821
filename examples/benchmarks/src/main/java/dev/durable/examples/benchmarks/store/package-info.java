/** The systems under test: what each of them must be able to do, and which there are. */
@NullMarked
package dev.durable.examples.benchmarks.store;

import org.jspecify.annotations.NullMarked;
