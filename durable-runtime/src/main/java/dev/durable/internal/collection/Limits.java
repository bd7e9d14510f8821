package dev.durable.internal.collection;

/**
 * How large a writer makes nodes; a reader takes any size.
 *
 * <p>The standard is a trade: a change rewrites one node of each level, a lookup visits one of
 * each.
 *
 * @param leafBytes the most that a leaf, and the last leaf of a list in its owner, is filled to
 * @param branchBytes the same for branches of sets and maps
 * @param listBranchBytes the same for branches of lists: appending rewrites the right edge of the
 *     tree, whose nodes are half full in the mean, so small branches keep an event log cheap
 * @param inlineBytes the most that is a leaf in its owner and not a tree
 * @param nestedBytes the same for a collection that is an entry of another
 * @param memoryEntries how many entries a leaf in memory has before it is split; what is written is
 *     cut by bytes, so this is about moving arrays
 * @param memoryChildren the same for branches
 */
record Limits(
    int leafBytes,
    int branchBytes,
    int listBranchBytes,
    int inlineBytes,
    int nestedBytes,
    int memoryEntries,
    int memoryChildren) {

  static final Limits STANDARD = new Limits(1024, 1024, 512, 1024, 448, 256, 64);
}
