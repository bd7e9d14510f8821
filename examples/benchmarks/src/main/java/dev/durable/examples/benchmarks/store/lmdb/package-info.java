/** LMDB under test. */
@NullMarked
package dev.durable.examples.benchmarks.store.lmdb;

import org.jspecify.annotations.NullMarked;
