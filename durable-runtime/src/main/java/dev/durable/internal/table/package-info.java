/**
 * The object table: from ObjectId to record.
 *
 * <p>A persistent radix tree with sixteen children a node. A commit copies the paths to what it
 * changed and shares all other nodes with the commit before, so every version has a table of its
 * own and the cost of a change is the depth of the tree. The table of schemas is such a tree too.
 */
@NullMarked
package dev.durable.internal.table;

import org.jspecify.annotations.NullMarked;
