package dev.durable.internal.check;

import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.collection.CollectionCheck;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.table.RadixTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the newest whole record of each entity behind the whole prefix of a damaged file. Goes
 * through the records and not through object tables, so a damaged table loses nothing.
 *
 * <p>A record is whole if all of its values are; of its collections what stands in the record
 * itself: nodes of their trees can be left out.
 */
final class NewestRecords extends CheckedReferences
    implements LogCheck.RecordVisitor, CollectionCheck.Values {

  private static final int KEPT_VALUES = 1 << 16;
  private static final int RECORDS_BETWEEN_LOOKS = 1024;
  private static final long MOST_AGAIN = 16;

  private final LogCheck log;
  private final FoundSchemas schemas;
  private final RecordCheck check;
  private final Commit newest;
  private final long from;
  private final IdMap records = new IdMap();
  private final Set<Value> values = new HashSet<>();

  /** What the record under check was the first to share: if it is not whole, that may be why. */
  private final List<Value> metFirst = new ArrayList<>();

  /** So many bytes may be looked at again: a hostile file can share one value very often. */
  private long bytesAgain;

  private long recordsSeen;

  /** A value out of line, which many versions may share. */
  private record Value(long pointer, long length, Shape<?> shape) {}

  /**
   * Looks for records.
   *
   * @param from where the prefix ends
   * @param newest the newest commit whose own record is whole
   */
  NewestRecords(
      LogCheck log, CheckContext context, FoundSchemas schemas, long from, Commit newest) {
    super(context);
    this.log = log;
    this.schemas = schemas;
    this.from = from;
    this.newest = newest;
    this.bytesAgain = MOST_AGAIN * log.size();
    this.check =
        new RecordCheck(context, this, CollectionCheck.withoutRoots(context, this, this), this);
  }

  /** Goes through the file, and gives the records by id. */
  IdMap find() {
    log.records(from, newest.pointer(), this);
    records.each(this::compareWithTable);
    return records;
  }

  @Override
  public void record(long pointer, int kind, int length) {
    if (++recordsSeen % RECORDS_BETWEEN_LOOKS == 0) {
      HeapCheck.requireNotInterrupted();
    }
    if (kind == RecordFormat.SCHEMA) {
      isWhole(() -> schemas.add(pointer));
    } else if (kind == RecordFormat.ENTITY) {
      long id = idOf(pointer, length);
      if (id > 0 && id < newest.nextId() && isWhole(pointer)) {
        records.put(id, pointer);
      }
    }
  }

  @Override
  public void bad(long start, long end, String what) {} // verify has said so

  private long idOf(long record, int length) {
    return length < RecordFormat.ENTITY_FIELDS_AT
        ? 0
        : LittleEndian.getLong(context.segment(), record + RecordFormat.ENTITY_ID_AT);
  }

  /** Whether that is a whole record of the entity, laid out as the other one. */
  boolean isVersion(long record, long id, long other) {
    return isEntity(record, id) && schemas.idOf(record) == schemas.idOf(other) && isWhole(record);
  }

  private boolean isEntity(long record, long id) {
    return log.isRecord(record)
        && context.segment().get(LittleEndian.BYTE, record + RecordFormat.KIND_AT)
            == RecordFormat.ENTITY
        && LittleEndian.getLong(context.segment(), record + RecordFormat.ENTITY_ID_AT) == id;
  }

  private boolean isWhole(long record) {
    return isWhole(() -> check.version(record, schemas.idOf(record), schemas.of(record).layout()));
  }

  private boolean isWhole(Runnable check) {
    metFirst.clear();
    try {
      check.run();
      return true;
    } catch (CorruptHeapException | IndexOutOfBoundsException damaged) {
      metFirst.forEach(this::forget);
      return false;
    }
  }

  /** The next record that shares the value must not take it for good. */
  private void forget(Value doubtful) {
    long bytes = Math.abs(doubtful.length);
    if (bytesAgain >= bytes) {
      bytesAgain -= bytes;
      values.remove(doubtful);
    }
  }

  /**
   * What the table of the newest version does not know was never part of it: a write that got lost
   * can uncover the frames of a commit that was refused.
   */
  private void compareWithTable(long id, long found) {
    long known = inTable(id);
    if (known >= 0 && known < found) {
      records.put(id, known >= from && isEntity(known, id) && isWhole(known) ? known : 0);
    }
  }

  /**
   * The record of an entity in the newest version, 0 if it had none; less than 0 if that cannot be
   * told, as the table or the record is damaged.
   */
  long inTable(long id) {
    try {
      return RadixTree.OBJECTS.find(log.mapping(), newest.tableRoot(), id);
    } catch (CorruptHeapException | IndexOutOfBoundsException damaged) {
      return -1;
    }
  }

  @Override
  public boolean isNew(long pointer, long length, Shape<?> shape) {
    Value value = new Value(pointer, length, shape);
    boolean isNew = values.size() < KEPT_VALUES ? values.add(value) : !values.contains(value);
    if (isNew) {
      metFirst.add(value);
    }
    return isNew;
  }
}
