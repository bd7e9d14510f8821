/** Whether results are put together rightly. */
@NullMarked
package dev.durable.examples.benchmarks.report;

import org.jspecify.annotations.NullMarked;
