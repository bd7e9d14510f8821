/** The program: which works are done how often, by which processes, and where results go. */
@NullMarked
package dev.durable.examples.benchmarks.run;

import org.jspecify.annotations.NullMarked;
