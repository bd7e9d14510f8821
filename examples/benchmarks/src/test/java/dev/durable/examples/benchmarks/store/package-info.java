/** Whether what is measured is right, at sizes that take no time. */
@NullMarked
package dev.durable.examples.benchmarks.store;

import org.jspecify.annotations.NullMarked;
