/** Works that only read, measured by JMH; each fork opens one filled store. */
@NullMarked
package dev.durable.examples.benchmarks.read;

import org.jspecify.annotations.NullMarked;
