/** SQLite under test. */
@NullMarked
package dev.durable.examples.benchmarks.store.sqlite;

import org.jspecify.annotations.NullMarked;
