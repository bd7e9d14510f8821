/** The data that all systems hold, made from one seed, and what is true of it. */
@NullMarked
package dev.durable.examples.benchmarks.data;

import org.jspecify.annotations.NullMarked;
