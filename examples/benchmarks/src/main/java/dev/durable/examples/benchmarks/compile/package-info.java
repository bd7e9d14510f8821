/**
 * What the annotation processor costs the build: interfaces are compiled by fresh JVMs with and
 * without it, and with a peer's.
 */
@NullMarked
package dev.durable.examples.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
