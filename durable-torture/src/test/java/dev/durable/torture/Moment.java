package dev.durable.torture;

import dev.durable.internal.io.Interval;

/**
 * A moment at which the power may fail.
 *
 * @param when for the message of a violation
 * @param interval what was written and not yet forced
 * @param expectation what then must be found
 * @param creating whether the file does not have its name yet
 */
record Moment(String when, Interval interval, Expectation expectation, boolean creating) {}
