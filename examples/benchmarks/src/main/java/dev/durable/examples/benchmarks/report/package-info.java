/** What was measured, as numbers, and as tables and charts made from them. */
@NullMarked
package dev.durable.examples.benchmarks.report;

import org.jspecify.annotations.NullMarked;
