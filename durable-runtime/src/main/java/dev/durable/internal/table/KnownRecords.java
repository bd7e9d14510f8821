package dev.durable.internal.table;

import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest record of each entity is, as far as somebody has asked: one array load instead
 * of a way down the object table. Of entities there is no room for: where the newest leaf of the
 * table is that leads to them, sixteen at a time. All snapshots of a heap share it.
 *
 * <p>It tells the truth about older commits, too: records and nodes are only ever appended, so an
 * entity's newest record is also the one that a commit has, if it lies before that commit's end; if
 * it does not, the commit has an older one, and the table tells which. Hence two rules keep it
 * right: a commit enters all that it changes before anything reads it ({@link #changed}), and only
 * who reads the newest commit may enter what was found ({@link #enter}).
 *
 * <p>Entries are read without any order: each is an int, so never half of one, and whoever got hold
 * of a newer commit finds what that has entered.
 */
public final class KnownRecords {

  private static final int MOST_CHUNKS = 1024;

  /** Records of the first four million entities, or what a 64th of the memory has room for. */
  private static final int MOST_OF_RECORDS = chunksIn(64);

  /** Leaves of 67 million entities, or of four million for each eight megabytes of memory. */
  private static final int MOST_OF_LEAVES = chunksIn(8);

  private final KnownPointers records;
  private final KnownPointers leaves;

  /** What the writer knows of the table; of its leaves what they have for an id is in here. */
  private final KnownNodes nodes = new KnownNodes(this);

  /** Of one leaf: a patch is put over its base here, where nobody sees what the base has. */
  private final int[] entries = new int[RadixFormat.FAN_OUT];

  /** Of the newest commit; 0 while it is being entered. */
  private long end;

  /** Nothing is known yet of that commit, nor of those before it. */
  public KnownRecords(Commit newest) {
    this(newest, MOST_OF_RECORDS, MOST_OF_LEAVES);
  }

  /** With room for so many chunks of records, and of leaves. */
  KnownRecords(Commit newest, int mostOfRecords, int mostOfLeaves) {
    this.records = new KnownPointers(mostOfRecords);
    this.leaves = new KnownPointers(mostOfLeaves);
    this.end = newest.end();
    grow(newest);
  }

  private static int chunksIn(int share) {
    long chunks = Runtime.getRuntime().maxMemory() / share / KnownPointers.CHUNK_BYTES;
    return (int) Math.min(MOST_CHUNKS, chunks);
  }

  private void grow(Commit commit) {
    records.grow(commit.nextId());
    if (!records.canHold(commit.nextId())) {
      leaves.grow(leafOf(commit.nextId()));
    }
  }

  private static long leafOf(long id) {
    return TableNode.prefixOf(id, 0);
  }

  /** Whether all changes up to that commit were entered, so that its readers may ask. */
  public synchronized boolean isAbout(Commit commit) {
    return commit.end() <= end;
  }

  /** Whether a commit that has given ids below that one is to tell where its leaves are. */
  public boolean wantsLeaves(long nextId) {
    return !records.canHold(nextId);
  }

  /**
   * Whether an entity is found here once its leaf was entered; else nobody need wait for the lock
   * to {@link #enter} it.
   *
   * @param entry where the leaf says that its record is; 0 for nowhere
   */
  boolean canFind(TableNode leaf, long entry) {
    long first = leaf.firstId();
    return records.canHold(first)
        ? entry != 0 && KnownPointers.reaches(entry)
        : leaves.canHold(leafOf(first)) && KnownPointers.reaches(leaf.pointer());
  }

  /**
   * The pointer to the entity's record in a commit; 0 where it is not known.
   *
   * @param before the end of that commit
   */
  long find(long id, long before) {
    long pointer = records.find(id);
    return pointer < before ? pointer : 0;
  }

  /**
   * The same for many. A loop that does nothing else, so that memory answers it about ten times at
   * once.
   *
   * @param pointers gets what is known of each id, where it has 0
   */
  void find(long[] ids, long before, long[] pointers, int count) {
    for (int i = 0; i < count; i++) {
      pointers[i] = pointers[i] == 0 ? find(ids[i], before) : pointers[i];
    }
  }

  /**
   * The pointer to the leaf of a commit's table that leads to the id; 0 where it is not known.
   *
   * @param before the end of that commit
   */
  long findLeaf(long id, long before) {
    long pointer = leaves.find(leafOf(id));
    return pointer < before ? pointer : 0;
  }

  /**
   * What its writer knows of the newest table.
   *
   * @param commit whose table it is
   * @return null where it is not the newest, or the changes of a commit were not entered
   */
  synchronized @Nullable KnownNodes nodesOf(Commit commit) {
    return commit.end() == end ? nodes : null;
  }

  /** Enters all that a leaf of the newest table says, which there is room for. */
  synchronized void enter(int leaf, int[] line) {
    long first = (long) leaf << RadixFormat.BITS;
    records.grow(first);
    records.found(first, line, RadixFormat.FAN_OUT);
  }

  /** Where the records are that a leaf leads to whose content was entered, in eights. */
  void line(int leaf, int[] target) {
    records.copy((long) leaf << RadixFormat.BITS, target, RadixFormat.FAN_OUT);
  }

  /** Where the first of those records is. */
  long first(int leaf) {
    return records.find((long) leaf << RadixFormat.BITS);
  }

  /**
   * Enters what a leaf of the table says, or where it is.
   *
   * @param reader the end of the commit whose table it is
   */
  synchronized void enter(TableNode leaf, Mapping mapping, long reader) {
    long first = leaf.firstId();
    if (reader != end) {
      return;
    }
    if (records.canHold(first)) {
      leaf.copy(mapping, entries);
      records.found(first, entries, entries.length);
    } else {
      entries[0] = KnownPointers.inEights(leaf.pointer());
      leaves.found(leafOf(first), entries, 1);
    }
  }

  /**
   * Enters what a commit has changed. Whoever gets hold of the commit gets hold of this.
   *
   * @param ids of what has changed
   * @param pointers where the record of each is now
   * @param newLeaves where the leaf of each is now; null unless {@link #wantsLeaves}
   */
  public synchronized void changed(
      Commit commit, long[] ids, long[] pointers, long @Nullable [] newLeaves, int count) {
    if (end != commit.extentStart()) {
      records.forgetAll(); // the changes of a commit before were not entered, or not all of them
      leaves.forgetAll();
      nodes.forget();
    }
    if (newLeaves == null) {
      leaves.forgetAll(); // unless there is room for all records, it has made others
    }
    end = 0;
    grow(commit);
    for (int i = 0; i < count; i++) {
      records.changed(ids[i], pointers[i]);
      if (newLeaves != null) {
        leaves.changed(leafOf(ids[i]), newLeaves[i]);
      }
    }
    end = commit.end();
  }
}
