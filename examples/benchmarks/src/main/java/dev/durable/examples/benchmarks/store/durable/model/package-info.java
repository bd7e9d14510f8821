/** The customers as a user of Durable writes them down. */
@NullMarked
package dev.durable.examples.benchmarks.store.durable.model;

import org.jspecify.annotations.NullMarked;
