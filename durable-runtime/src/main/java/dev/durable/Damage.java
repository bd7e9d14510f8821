package dev.durable;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One thing that {@link DurableHeap#verify} found wrong.
 *
 * @param offset where, in bytes from the start of the file
 * @param length how many bytes are concerned
 * @param kind what they were to be
 * @param version the commit that they belong to, where that is known
 * @param object the entity that they belong to, where that is known
 * @param message what was expected and what was found
 */
public record Damage(
    long offset,
    long length,
    Kind kind,
    OptionalLong version,
    @Nullable ObjectId object,
    String message) {

  /** What bytes were to be. */
  public enum Kind {
    /** One of the two superblocks; the heap opens by the other, and writes this one anew. */
    SUPERBLOCK,
    /** Bytes that are not as they were written, or are not there any more. */
    FRAME,
    /** A commit record that is whole, and does not continue what is before it. */
    COMMIT,
    /** The table that leads from ids to entities. */
    TABLE,
    /** A type's description, or how many entities have it. */
    SCHEMA,
    /** A version of an entity, or a property of it. */
    ENTITY,
    /** A node of a collection. */
    COLLECTION,
    /** A record that has no place here. */
    RECORD
  }

  /** One line. */
  @Override
  public String toString() {
    return "at "
        + offset
        + " ("
        + length
        + " bytes) "
        + kind
        + (version.isPresent() ? " of version " + version.getAsLong() : "")
        + (object == null ? "" : " of " + object)
        + ": "
        + message;
  }
}
