package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.collection.CollectionCheck;
import java.lang.foreign.MemorySegment;

/**
 * Finds another version of a collection whose tree has lost its root: nearly all nodes of a tree
 * are shared by its versions, but no node below a root tells whose it is.
 */
final class EarlierVersions {

  /** No record of an entity takes less, so this bounds how often forged chains can be followed. */
  private static final int LEAST_RECORD_BYTES = RecordFormat.ENTITY_FIELDS_AT;

  private final CheckContext context;
  private final NewestRecords records;
  private final Links links;
  private final CollectionCheck check;
  private long stepsLeft;
  private long found;

  /** Of the entities of one file. */
  EarlierVersions(CheckContext context, NewestRecords records, Links links) {
    this.context = context;
    this.records = records;
    this.links = links;
    this.check = new CollectionCheck(context, links, (pointer, length, shape) -> true);
    this.stepsLeft = context.segment().byteSize() / LEAST_RECORD_BYTES;
  }

  /** How often an earlier version was taken. */
  long found() {
    return found;
  }

  /**
   * The newest record of an entity in which neither the root of the collection is lost nor that of
   * one in it.
   *
   * @param record the newest whole one; returned if there is no such, or only with an empty
   *     collection
   */
  long withCollection(
      CollectionShape<?> shape, long record, int slot, CollectionCheck.Owner owner) {
    if (check.isWhole(shape, record, slot, owner)) {
      return record;
    }
    long id = idOf(record);
    for (long next = before(record, id); next != 0; next = before(next, id)) {
      if (isThere(shape, next, slot, owner)) {
        found++;
        return next;
      }
    }
    long inPrefix = links.recordInPrefix(id); // where damage hides what leads there
    if (inPrefix != 0
        && records.isVersion(inPrefix, id, record)
        && isThere(shape, inPrefix, slot, owner)) {
      found++;
      return inPrefix;
    }
    return record;
  }

  private boolean isThere(
      CollectionShape<?> shape, long record, int slot, CollectionCheck.Owner owner) {
    boolean isEmpty = LittleEndian.getInt(context.segment(), record + slot) == 0;
    return !isEmpty && check.isWhole(shape, record, slot, owner);
  }

  private long idOf(long record) {
    return LittleEndian.getLong(context.segment(), record + RecordFormat.ENTITY_ID_AT);
  }

  /** The record before it, or 0. */
  private long before(long record, long id) {
    MemorySegment segment = context.segment();
    int flags = segment.get(LittleEndian.BYTE, record + RecordFormat.FLAGS_AT);
    if ((flags & RecordFormat.HAS_PREVIOUS) == 0 || stepsLeft-- <= 0) {
      return 0;
    }
    int length = segment.get(LittleEndian.CHAR, record + RecordFormat.LENGTH_AT);
    long previous = LittleEndian.getLong(segment, record + length - Long.BYTES);
    return previous < record && records.isVersion(previous, id, record) ? previous : 0;
  }
}
