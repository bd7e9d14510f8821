/**
 * Writes the facts of a JDK into a heap, as one commit over whatever the heap holds already.
 *
 * <p>{@link dev.durable.examples.jdk.index.Indexer} is the way in. It takes the facts of the older
 * version back out of its views, compares, and edits drafts of only what differs: a class that is
 * the same in both JDKs is the same entity with the same record. New entities are made as plain
 * objects that name each other in any order; they are stored because the root reaches them.
 */
@NullMarked
package dev.durable.examples.jdk.index;

import org.jspecify.annotations.NullMarked;
