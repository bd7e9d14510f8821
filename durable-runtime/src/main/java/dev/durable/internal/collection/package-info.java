/**
 * Collections: persistent B+trees with path copying behind the interfaces of {@code java.util}.
 *
 * <p>Every collection is a sequence of entries, and a set or a map is one that is kept in the order
 * of the format; so there is one kind of tree, counted, and everything above it works with
 * positions. {@link dev.durable.internal.collection.Tree} reads, over nodes that lie in the file or
 * in memory; {@link dev.durable.internal.collection.DraftTree} changes, bringing into memory only
 * the nodes on the way; {@link dev.durable.internal.collection.TreeWriter} writes what was changed,
 * children first. {@link dev.durable.internal.collection.Content} puts this behind one face, which
 * the classes that users see (lists, sets, maps, sorted ones) share for views and drafts.
 */
@NullMarked
package dev.durable.internal.collection;

import org.jspecify.annotations.NullMarked;
