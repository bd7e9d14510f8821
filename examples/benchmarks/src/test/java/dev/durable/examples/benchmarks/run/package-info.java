/** Whether the program does what it is asked for. */
@NullMarked
package dev.durable.examples.benchmarks.run;

import org.jspecify.annotations.NullMarked;
