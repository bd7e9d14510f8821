/** Whether what is measured is right, at sizes that take no time. */
@NullMarked
package dev.durable.examples.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
