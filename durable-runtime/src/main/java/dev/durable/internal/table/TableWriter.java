package dev.durable.internal.table;

import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Writes the object table of a commit: level by level, leaves first, from what {@link KnownNodes}
 * knows of the table before, if it can be known; else as {@link RadixTree#put} writes any tree,
 * from what the file says. Used under the writer lock.
 */
public final class TableWriter {

  /** More than a node, and its share of the frames around it, takes in the file. */
  private static final long MOST_NODE_BYTES = 128;

  private final KnownRecords known;
  private final NodeSink sink;
  private final long[] ids;
  private final long[] pointers;
  private final int count;

  private final byte[] node = new byte[RadixFormat.MAX_NODE_BYTES];
  private final int[] line = new int[RadixFormat.FAN_OUT];

  /**
   * Writes nothing yet.
   *
   * @param known about the newest commit
   * @param ids of the entries that change, in ascending order, each once
   * @param pointers to their records, which were appended
   * @param count how many of both
   */
  public TableWriter(KnownRecords known, NodeSink sink, long[] ids, long[] pointers, int count) {
    this.known = known;
    this.sink = sink;
    this.ids = ids;
    this.pointers = pointers;
    this.count = count;
  }

  /**
   * Writes the next table.
   *
   * @param head the newest commit
   * @param leaves as for {@link RadixTree#put}: null where there is room to know all records
   * @return pointer to its root; to the one before where there is nothing to change
   */
  public long write(Mapping mapping, Commit head, long @Nullable [] leaves) {
    long root = head.tableRoot();
    if (count == 0) {
      return root;
    }
    KnownNodes nodes = known.nodesOf(head);
    if (nodes != null && root != 0 && leaves == null && isKnown(nodes, mapping, root)) {
      return write(nodes);
    }
    if (nodes != null) {
      nodes.forget(); // what a failed commit has left there may have the root that is written now
    }
    return RadixTree.OBJECTS.put(mapping, sink, root, ids, pointers, leaves, count);
  }

  private boolean isKnown(KnownNodes nodes, Mapping mapping, long root) {
    try {
      return nodes.load(mapping, root, ids, count) && reachesAll(nodes.height());
    } catch (CorruptHeapException damaged) {
      return false; // the other way complains of it, if it needs the node at all
    }
  }

  /** Whether short pointers reach whatever is going to be written. */
  private boolean reachesAll(int height) {
    long highest = 0;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, pointers[i]);
    }
    return KnownPointers.reaches(highest + (count + 1L) * height * MOST_NODE_BYTES);
  }

  private long write(KnownNodes nodes) {
    int[] changed = new int[count];
    for (int i = 0; i < count; i++) {
      changed[i] = (int) ids[i];
    }
    nodes.fetch(changed, count);
    nodes.begin();
    int left = count;
    for (int level = 0; level < nodes.height(); level++) {
      left = write(nodes, level, changed, left);
    }
    return nodes.end();
  }

  /**
   * Writes the nodes of a level.
   *
   * @param changed the numbers of what has changed below, in ascending order; gets those of the
   *     nodes in their place
   * @return how many nodes they are
   */
  private int write(KnownNodes nodes, int level, int[] changed, int below) {
    KnownLevel own = nodes.level(level);
    int written = 0;
    int next = 0;
    while (next < below) {
      int number = changed[next] >>> RadixFormat.BITS;
      nodes.children(level, number, line);
      int bits = 0;
      for (; next < below && changed[next] >>> RadixFormat.BITS == number; next++) {
        int slot = changed[next] & (RadixFormat.FAN_OUT - 1);
        bits |= 1 << slot;
        if (level == 0) {
          line[slot] = RadixFormat.inEights(pointers[next]);
        }
      }
      int length = put(own, level, number, bits);
      own.pointers().changed(number, sink.append(node, 0, length));
      changed[written++] = number;
    }
    return written;
  }

  /**
   * Puts a node together: a patch while few children differ from those of the base, else all of
   * them.
   *
   * @param bits which children have changed
   */
  private int put(KnownLevel own, int level, int number, int bits) {
    long before = own.content(number);
    int present = KnownLevel.present(before) | bits;
    int patched = KnownLevel.patched(before) | bits;
    int base = KnownLevel.base(before);
    if (base == 0 && RadixFormat.isLargeEnoughForPatches(KnownLevel.present(before))) {
      base = RadixFormat.inEights(own.pointers().find(number));
    }
    if (base == 0 || Integer.bitCount(patched) > RadixFormat.MOST_IN_PATCH) {
      own.content(number, KnownLevel.content(0, 0, present));
      return encode(level, 0, present);
    }
    own.content(number, KnownLevel.content(base, patched, present));
    return encode(level, base, patched);
  }

  private int encode(int level, int base, int slots) {
    int known = 0;
    for (int slot = 0; slot < RadixFormat.FAN_OUT; slot++) {
      known |= line[slot] == 0 ? 0 : 1 << slot;
    }
    if ((slots & ~known) != 0) { // it would be lost for good from here on
      throw new IllegalStateException(
          "A child of the object table, of level "
              + level
              + ", is not where it should be in memory. The file is as before; commit again.");
    }
    return RadixFormat.put(node, RecordFormat.TABLE, level, base, slots, line);
  }
}
