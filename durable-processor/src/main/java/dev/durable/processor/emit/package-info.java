/**
 * Writes the generated classes: one emitter for each, and what they share in one place. The output
 * is a function of model and layout alone, with no date, version or environment in it.
 */
@NullMarked
package dev.durable.processor.emit;

import org.jspecify.annotations.NullMarked;
