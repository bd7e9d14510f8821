/**
 * Everything the processor says to users: a catalogue of messages with stable ids, findings as
 * values, and the one class that prints them.
 */
@NullMarked
package dev.durable.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
