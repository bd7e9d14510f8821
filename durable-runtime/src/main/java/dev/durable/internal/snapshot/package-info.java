/** Commits as immutable object graphs: the newest, older ones, and the history of one entity. */
@NullMarked
package dev.durable.internal.snapshot;

import org.jspecify.annotations.NullMarked;
