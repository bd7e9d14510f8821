/** Judges models: one class for each thing that must hold, each reporting findings as values. */
@NullMarked
package dev.durable.processor.validate;

import org.jspecify.annotations.NullMarked;
