package dev.durable.internal.table;

import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Mapping;
import java.util.Arrays;

/**
 * Where the newest record of each entity is, as far as somebody has asked: one array load instead
 * of a way down the object table. All snapshots of a heap share it.
 *
 * <p>It tells the truth about older commits, too: records are only ever appended, so an entity's
 * newest record is also the one that a commit has, if it lies before that commit's end; if it does
 * not, the commit has an older one, and the table tells which. Hence two rules keep it right: a
 * commit enters all that it changes before anything reads it ({@link #changed}), and only who reads
 * the newest commit may enter what was found ({@link #enter}).
 *
 * <p>Entries are read without any order: each is an int, so never half of one, and whoever got hold
 * of a newer commit finds what that has entered.
 */
public final class KnownRecords {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /**
   * Entities behind the first four million, or behind what a 64th of the memory has room for, are
   * looked up in the table.
   */
  private static final long MOST_CHUNKS =
      Math.min(1024, Runtime.getRuntime().maxMemory() / 64 / (CHUNK * Integer.BYTES));

  /** A chunk of which nothing is known; never written to. */
  private static final int[] UNKNOWN = new int[CHUNK];

  /** By id: offsets that count in eights, as in the table; 0 for what is not known. */
  private int[][] chunks;

  /** Of one leaf: a patch is put over its base here, where nobody sees what the base has. */
  private final int[] entries = new int[RadixFormat.FAN_OUT];

  /** Of the newest commit; 0 while it is being entered. */
  private long end;

  /** Nothing is known yet of that commit, nor of those before it. */
  public KnownRecords(Commit newest) {
    this.chunks = unknown(newest.nextId());
    this.end = newest.end();
  }

  private static int[][] unknown(long ids) {
    int[][] chunks = new int[chunksFor(ids)][];
    Arrays.fill(chunks, UNKNOWN);
    return chunks;
  }

  private static int chunksFor(long ids) {
    return (int) Math.min((ids >>> CHUNK_BITS) + 1, MOST_CHUNKS);
  }

  /** Whether all changes up to that commit were entered, so that its readers may ask. */
  public synchronized boolean isAbout(Commit commit) {
    return commit.end() <= end;
  }

  /**
   * The pointer to the entity's record in a commit; 0 where it is not known.
   *
   * @param before the end of that commit
   */
  long find(long id, long before) {
    int[][] known = chunks;
    long chunk = id >>> CHUNK_BITS;
    if (chunk >= known.length) {
      return 0;
    }
    long pointer = RadixFormat.inBytes(known[(int) chunk][(int) id & (CHUNK - 1)]);
    return pointer < before ? pointer : 0;
  }

  /** Whether there is room for this entity. */
  boolean hasRoomFor(long id) {
    return id >>> CHUNK_BITS < chunks.length;
  }

  /**
   * Enters what a leaf of the table says.
   *
   * @param reader the end of the commit whose table it is
   */
  synchronized void enter(TableNode leaf, Mapping mapping, long reader) {
    long first = leaf.firstId();
    if (reader != end || !hasRoomFor(first)) {
      return;
    }
    int chunk = (int) (first >>> CHUNK_BITS);
    if (isUnknown(chunk)) {
      chunks[chunk] = new int[CHUNK];
    }
    leaf.copy(mapping, entries);
    System.arraycopy(entries, 0, chunks[chunk], (int) first & (CHUNK - 1), entries.length);
  }

  @SuppressWarnings("ReferenceEquality") // there is one that stands for nothing
  private boolean isUnknown(int chunk) {
    return chunks[chunk] == UNKNOWN;
  }

  /**
   * Enters what a commit has changed. Whoever gets hold of the commit gets hold of this.
   *
   * @param ids of what has changed
   * @param records where each is now
   */
  public synchronized void changed(Commit commit, long[] ids, long[] records, int count) {
    if (end != commit.extentStart()) {
      chunks = unknown(0); // the changes of a commit before were not entered, or not all of them
    }
    end = 0;
    if (chunks.length < chunksFor(commit.nextId())) {
      int[][] more = unknown(commit.nextId());
      System.arraycopy(chunks, 0, more, 0, chunks.length);
      chunks = more;
    }
    for (int i = 0; i < count; i++) {
      int chunk = hasRoomFor(ids[i]) ? (int) (ids[i] >>> CHUNK_BITS) : -1;
      if (chunk >= 0 && !isUnknown(chunk)) {
        chunks[chunk][(int) ids[i] & (CHUNK - 1)] =
            records[i] < RadixFormat.SHORT_REACH ? RadixFormat.inEights(records[i]) : 0;
      }
    }
    end = commit.end();
  }
}
