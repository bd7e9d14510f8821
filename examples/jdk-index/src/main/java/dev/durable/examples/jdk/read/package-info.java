/**
 * Finds installed JDKs and reads their class files into plain facts.
 *
 * <p>{@link dev.durable.examples.jdk.read.JdkHomes} finds the installations, {@link
 * dev.durable.examples.jdk.read.ImageReader} reads the {@code jrt:} image of one, in parallel.
 * Facts are records that name each other by strings, as class files do: they know nothing of the
 * heap, and two of them are equal when the class files say the same.
 */
@NullMarked
package dev.durable.examples.jdk.read;

import org.jspecify.annotations.NullMarked;
