/** Plain Java objects: the limit of everything that reads. */
@NullMarked
package dev.durable.examples.benchmarks.store.plain;

import org.jspecify.annotations.NullMarked;
