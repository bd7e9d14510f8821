/** A layout written by hand for exactly this data: the limit of everything that maps a file. */
@NullMarked
package dev.durable.examples.benchmarks.store.mapped;

import org.jspecify.annotations.NullMarked;
