/** H2 MVStore under test. */
@NullMarked
package dev.durable.examples.benchmarks.store.mvstore;

import org.jspecify.annotations.NullMarked;
