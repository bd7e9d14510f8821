/**
 * The program: reads JDKs, commits them into one heap, reopens it, asks, edits, and looks back.
 *
 * <p>{@link dev.durable.examples.jdk.cli.Main} runs the steps in order; each step is a class that
 * prints what it found, with sizes and times, through {@link dev.durable.examples.jdk.cli.Output}.
 */
@NullMarked
package dev.durable.examples.jdk.cli;

import org.jspecify.annotations.NullMarked;
