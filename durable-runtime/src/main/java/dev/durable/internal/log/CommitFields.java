package dev.durable.internal.log;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a commit says beyond what the log knows by itself. Pointers are 0 where there is nothing,
 * and otherwise point to records that were written before.
 *
 * @param rootId ObjectId of the root
 * @param nextId the smallest ObjectId that was never given
 * @param tableRoot pointer to the root of the object table
 * @param schemaRoot pointer to the table of schemas
 * @param branchRoot pointer to the table of branches
 * @param entityCount entities in the object table
 * @param time when it happened; null for the clock of the storage
 * @param message any text
 * @param tags any texts by key
 */
public record CommitFields(
    long rootId,
    long nextId,
    long tableRoot,
    long schemaRoot,
    long branchRoot,
    long entityCount,
    @Nullable Instant time,
    String message,
    SortedMap<String, String> tags) {

  /** Copies the tags. */
  public CommitFields {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
