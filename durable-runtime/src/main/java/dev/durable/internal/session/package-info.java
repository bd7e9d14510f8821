/**
 * Draft sessions and commits: everything between a user's edit and the log.
 *
 * <p>A {@code Session} keeps one draft for each entity that was touched and knows which of them
 * differ from the snapshot beneath. A commit finds what they reach ({@code Reachable}), checks it,
 * writes it ({@code CommitWriter}), waits for the log, and settles the slots.
 */
@NullMarked
package dev.durable.internal.session;

import org.jspecify.annotations.NullMarked;
