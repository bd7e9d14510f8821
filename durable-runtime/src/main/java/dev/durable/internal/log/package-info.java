/**
 * The log: frames, blocks, superblocks and commit records; the only place that knows the byte
 * positions of the file.
 *
 * <p>A heap is one append-only file. {@link dev.durable.internal.log.Log} is the open file, {@link
 * dev.durable.internal.log.Appender} builds one commit at its end, {@link
 * dev.durable.internal.log.Mapping} gives its bytes to readers and checks each block of 64 KiB on
 * the first touch, and {@link dev.durable.internal.log.Commit} is a decoded commit record. What
 * lies in the records of a commit is the business of the packages above. A commit is written under
 * the writer lock and then, without it, forced together with all others written by then; it counts
 * when it is whole and chained to the one before it, and the superblock is only a hint where the
 * newest one is.
 */
@NullMarked
package dev.durable.internal.log;

import org.jspecify.annotations.NullMarked;
