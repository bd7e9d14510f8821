/**
 * Reads whole files of which nothing is believed: verify, and what of them can be salvaged.
 *
 * <p>{@link dev.durable.internal.check.HeapCheck} is the way in. Everything in a file points
 * strictly backwards. So a check goes through the file once, from its start to its end, and holds
 * each record against the records that it points to, which it has checked before. That takes a
 * bounded amount of memory and a time in proportion to the file, whatever the file says.
 */
@NullMarked
package dev.durable.internal.check;

import org.jspecify.annotations.NullMarked;
