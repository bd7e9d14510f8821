package dev.durable.internal.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * One commit, as its record says; immutable.
 *
 * <p>Its extent is [{@link #extentStart()}, {@link #end()}): all that was written for it, its own
 * record at the end. Pointers are absolute offsets in the file, 0 for none, and always lower than
 * {@link #pointer()}.
 */
public final class Commit {

  private final CommitRecord record;
  private final long pointer;
  private final long end;
  private final byte[] digest;

  Commit(CommitRecord record, long pointer, long end, byte[] digest) {
    this.record = record;
    this.pointer = pointer;
    this.end = end;
    this.digest = digest;
  }

  CommitRecord record() {
    return record;
  }

  /** Offset of the frame of its record. */
  public long pointer() {
    return pointer;
  }

  /** Offset behind its last byte, where the next commit begins. */
  public long end() {
    return end;
  }

  /** Offset of its first byte, where the commit before it ends. */
  public long extentStart() {
    return record.extentStart();
  }

  /** Its number, counted over all branches; 0 is the creation of the heap. */
  public long sequence() {
    return record.sequence();
  }

  /** One more than the number of flushes that had succeeded when it was written; never falls. */
  public long batch() {
    return record.batch();
  }

  /** Everything below this offset had been forced to the device before this commit was written. */
  public long forcedEnd() {
    return record.forcedEnd();
  }

  /** The random number of the opening that wrote it. */
  public long epoch() {
    return record.epoch();
  }

  /** When it was made, as the clock gave it then: a later commit may have an earlier time. */
  public Instant time() {
    return Instant.ofEpochSecond(record.seconds(), record.nanos());
  }

  /** Number of its branch; 0 is the heap's own. */
  public int branch() {
    return record.branch();
  }

  /** Pointers to the commits that it continues, the first first; empty for the creation. */
  public List<Long> parents() {
    return record.parents();
  }

  /** Pointer to the first parent, or 0. */
  public long parent() {
    return record.parent();
  }

  /** First parents between it and the creation. */
  public long depth() {
    return record.depth();
  }

  /** Pointer to the commit before it in the log, of whatever branch, or 0. */
  public long previous() {
    return record.previous();
  }

  /** ObjectId of the root. */
  public long rootId() {
    return record.fields().rootId();
  }

  /** The smallest ObjectId that was never given. */
  public long nextId() {
    return record.fields().nextId();
  }

  /** Whether an entity has got this id, so that it may be there. */
  public boolean hasGiven(long id) {
    return id != 0 && Long.compareUnsigned(id, nextId()) < 0;
  }

  /** Pointer to the root of the object table. */
  public long tableRoot() {
    return record.fields().tableRoot();
  }

  /** Pointer to the table of schemas. */
  public long schemaRoot() {
    return record.fields().schemaRoot();
  }

  /** Pointer to the table of branches. */
  public long branchRoot() {
    return record.fields().branchRoot();
  }

  /** Entities in the object table. */
  public long entityCount() {
    return record.fields().entityCount();
  }

  /** Its message. */
  public String message() {
    return record.fields().message();
  }

  /** Its tags, by key. */
  public SortedMap<String, String> tags() {
    return record.fields().tags();
  }

  /**
   * A copy of its SHA-256 digest, which covers its extent and the digest of the commit before it.
   */
  public byte[] digest() {
    return digest.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Commit commit
        && commit.pointer == pointer
        && Arrays.equals(commit.digest, digest);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(pointer);
  }

  @Override
  public String toString() {
    return "commit " + sequence() + " at " + pointer;
  }
}
