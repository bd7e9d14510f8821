package dev.durable.internal.table;

import dev.durable.internal.log.Mapping;
import java.util.Arrays;

/**
 * The nodes of one object table, the newest, as far as its writer has met them: where each is, what
 * it is a patch of, which children it has. Where the children are says the level below, and where
 * records are say {@link KnownRecords}. So who changes what was changed before reads nothing of the
 * table. Used under the writer lock.
 *
 * <p>A table is known by the pointer to its root, which no other version has. While nodes are being
 * written there is no root, so what is left of a commit that failed is never taken for a table.
 */
final class KnownNodes {

  /** So many nodes are fetched at once: all are still close to the processor when they are read. */
  private static final int FETCHED = 512;

  private static final KnownLevel[] NONE = {};

  private final KnownRecords records;

  /** Leaves first. */
  private KnownLevel[] levels = NONE;

  private long root;

  /** Written so that no compiler leaves out the reads of {@link #fetch}. */
  @SuppressWarnings("UnusedVariable")
  private long fetched;

  private final long[] children = new long[RadixFormat.FAN_OUT];
  private final int[] line = new int[RadixFormat.FAN_OUT];

  /** Nothing is known. */
  KnownNodes(KnownRecords records) {
    this.records = records;
  }

  void forget() {
    root = 0;
    levels = NONE;
  }

  /** How many levels the table has. */
  int height() {
    return levels.length;
  }

  KnownLevel level(int level) {
    return levels[level];
  }

  /**
   * The pointers, in eights, to the children of a node that is known; 0 for those there are not.
   */
  void children(int level, int node, int[] target) {
    if (level == 0) {
      records.line(node, target);
    } else {
      levels[level - 1].pointers().copy(firstChild(node), target, RadixFormat.FAN_OUT);
    }
  }

  /**
   * Reads what will be needed of leaves, to no end but that the processor has it then: in a loop
   * that does nothing else, as memory answers it about ten times at once.
   *
   * @param ids of the entries that change
   */
  void fetch(int[] ids, int count) {
    KnownLevel leaves = levels[0];
    long sum = 0;
    for (int i = 0; i < count; i++) {
      int leaf = ids[i] >>> RadixFormat.BITS;
      sum += leaves.content(leaf) + leaves.pointers().find(leaf) + records.first(leaf);
    }
    fetched = sum;
  }

  /** From now on this is no table, until {@link #end}. */
  void begin() {
    root = 0;
  }

  /** All nodes were changed that a new version of the table has; gives the pointer to its root. */
  long end() {
    root = levels[levels.length - 1].pointers().find(0);
    return root;
  }

  /**
   * Reads what is not known yet of the nodes that lead to some ids.
   *
   * @param newest pointer to the root of the newest table
   * @param ids in ascending order; there is room for their records
   * @return whether all is known now: not where the tree has to grow, or where a pointer is too
   *     large for a short one, or leads nowhere
   * @throws dev.durable.error.CorruptHeapException if a node is damaged
   */
  boolean load(Mapping mapping, long newest, long[] ids, int count) {
    if (root != newest) {
      start(mapping, newest);
    }
    boolean isKnown =
        KnownPointers.reaches(newest) && RadixFormat.covers(height() - 1, ids[count - 1]);
    for (int level = height() - 1; level >= 0 && isKnown; level--) {
      isKnown = load(mapping, level, ids, count);
    }
    return isKnown;
  }

  private void start(Mapping mapping, long newest) {
    forget();
    KnownLevel[] started =
        new KnownLevel[RadixFormat.level(RadixTree.OBJECTS.header(mapping, newest)) + 1];
    for (int level = 0; level < started.length; level++) {
      started[level] = new KnownLevel();
    }
    levels = started;
    line[0] = KnownPointers.inEights(newest);
    found(started[started.length - 1].pointers(), 0, 1);
    root = newest;
  }

  /** The same for one level; the levels above are known. */
  private boolean load(Mapping mapping, int level, long[] ids, int count) {
    KnownLevel own = levels[level];
    int[] missing = new int[Math.min(count, FETCHED)];
    int found = 0;
    boolean isKnown = true;
    for (int i = 0; i < count && isKnown; i++) {
      int node = (int) TableNode.prefixOf(ids[i], level);
      if (i > 0 && node == (int) TableNode.prefixOf(ids[i - 1], level)) {
        continue;
      }
      own.cover(node);
      if (own.content(node) == 0) {
        missing[found++] = node;
      }
      if (found == missing.length) {
        isKnown = read(mapping, level, missing, found);
        found = 0;
      }
    }
    return isKnown && (found == 0 || read(mapping, level, missing, found));
  }

  private boolean read(Mapping mapping, int level, int[] missing, int count) {
    KnownPointers own = levels[level].pointers();
    long[] nodes = new long[count];
    for (int i = 0; i < count; i++) {
      nodes[i] = own.find(missing[i]);
    }
    mapping.fetch(nodes, count);
    for (int i = 0; i < count; i++) {
      if (nodes[i] == 0) {
        Arrays.fill(line, 0);
        known(level, missing[i]); // there is none yet: it has no children
      } else if (!read(mapping, nodes[i], level, missing[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean read(Mapping mapping, long pointer, int level, int node) {
    long header = RadixTree.OBJECTS.header(mapping, pointer);
    if (RadixFormat.level(header) != level) {
      return false;
    }
    TableNode stored = RadixTree.OBJECTS.node(mapping, pointer, header, 0); // whatever its ids are
    stored.children(mapping, children);
    int present = 0;
    for (int slot = 0; slot < RadixFormat.FAN_OUT; slot++) {
      long child = children[slot];
      line[slot] = KnownPointers.inEights(child);
      if (RadixFormat.inBytes(line[slot]) != child || child >= pointer) {
        return false;
      }
      present |= child == 0 ? 0 : 1 << slot;
    }
    known(level, node);
    levels[level].content(node, content(stored, header, present));
    return true;
  }

  private static long content(TableNode stored, long header, int present) {
    int children = RadixFormat.children(header);
    return RadixFormat.isPatch(children)
        ? KnownLevel.content(
            RadixFormat.inEights(stored.base().pointer()), RadixFormat.slots(children), present)
        : KnownLevel.content(0, 0, present);
  }

  /** Notes where the children of a node are. */
  private void known(int level, int node) {
    if (level == 0) {
      records.enter(node, line);
    } else {
      found(levels[level - 1].pointers(), firstChild(node), RadixFormat.FAN_OUT);
    }
  }

  private void found(KnownPointers pointers, long number, int count) {
    pointers.grow(number);
    pointers.found(number, line, count);
  }

  private static long firstChild(int node) {
    return (long) node << RadixFormat.BITS;
  }
}
