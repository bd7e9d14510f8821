/** Works that run in a process of their own, and report figures on its standard output. */
@NullMarked
package dev.durable.examples.benchmarks.work;

import org.jspecify.annotations.NullMarked;
