package dev.durable.internal.snapshot;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Leaves;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.SchemaMismatchException;
import dev.durable.internal.collection.StoredCollections;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.table.KnownRecords;
import dev.durable.internal.table.ObjectTable;
import java.lang.foreign.MemorySegment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One commit as views read it: the mapping they were made with, its object table, its schemas. */
public final class SnapshotContext extends ReadContext {

  /** So many records show whether all lie one behind the other, as in a heap that was loaded. */
  private static final int SAMPLE = 4;

  private static final int LEAST_FETCHED = 2 * SAMPLE;

  /** Of neighbours, in bytes. */
  private static final int NEAR = 4096;

  private final Log log;
  private final Mapping mapping;
  private final Commit commit;
  private final SchemaTable schemas;
  private final ObjectTable table;

  /**
   * Reads the commit through the log's newest mapping.
   *
   * @param known about the heap's records
   */
  public SnapshotContext(Log log, Commit commit, SchemaTable schemas, KnownRecords known) {
    this(log, log.mapping(), commit, schemas, known);
  }

  private SnapshotContext(
      Log log, Mapping mapping, Commit commit, SchemaTable schemas, KnownRecords known) {
    super(mapping.segment(), mapping.lifetime());
    this.log = log;
    this.mapping = mapping;
    this.commit = commit;
    this.schemas = schemas;
    this.table =
        new ObjectTable(
            mapping, commit.tableRoot(), commit.end(), known.isAbout(commit) ? known : null);
    attach();
  }

  /** The commit. */
  public Commit commit() {
    return commit;
  }

  /** The log that holds it. */
  public Log log() {
    return log;
  }

  /** The mapping through which it is read. */
  public Mapping mapping() {
    return mapping;
  }

  /** Its schemas. */
  public SchemaTable schemas() {
    return schemas;
  }

  @Override
  public UUID heapId() {
    return log.heapId();
  }

  @Override
  public long locate(long id) {
    try {
      return table.find(id);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
  }

  /**
   * Has the processor fetch the records of these ids, see {@link Mapping#fetch}.
   *
   * @param records where they are, as far as that is known; else 0
   */
  public void fetch(long[] ids, long[] records, int count) {
    try {
      table.find(ids, records, count);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
    mapping.fetch(records, count);
  }

  @Override
  public boolean fetch(long[] ids, int count) {
    try {
      if (!areScattered(ids, count)) {
        return false;
      }
      fetch(ids, new long[count], count);
    } catch (RuntimeException | InternalError unreadable) {
      // Whoever reads what cannot be read is told; those beside it stay readable.
    }
    return true;
  }

  /** Whether the first of them lie apart: processors see coming what lies one behind the other. */
  private boolean areScattered(long[] ids, int count) {
    if (count < LEAST_FETCHED) {
      return false;
    }
    long[] records = new long[SAMPLE];
    table.find(ids, records, SAMPLE);
    int neighbours = 0;
    for (int i = 1; i < SAMPLE; i++) {
      long distance = records[i] - records[i - 1];
      if (distance > 0 && distance < NEAR) {
        neighbours++;
      }
    }
    return neighbours < SAMPLE / 2;
  }

  @Override
  public void verify(long pointer) {
    mapping.verify(pointer);
  }

  @Override
  public EntityType<?, ?, ?> typeAt(long record) {
    return typeOf(LittleEndian.getInt(segment(), record + RecordFormat.AUX_AT));
  }

  private EntityType<?, ?, ?> typeOf(int schema) {
    EntityType<?, ?, ?> type = schemas.type(schema);
    if (type == null) {
      throw unknownType(schema);
    }
    return type;
  }

  private RuntimeException unknownType(int schema) {
    return new SchemaMismatchException(
        log.file()
            + " holds objects of type "
            + schemas.typeName(schema)
            + ", which the types of this program do not lead to. Compile the root's types with the"
            + " interface that refers to it.");
  }

  @Override
  public @Nullable Object entity(long id, Class<?> type) {
    try {
      long record = table.find(id);
      return record == 0 ? null : EntityType.viewOf(typeOf(record, id), this, record);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // there is one instance of each type
  public @Nullable Object view(long id, EntityType<?, ?, ?> expected) {
    try {
      long record = table.find(id);
      if (record == 0) {
        return null;
      }
      EntityType<?, ?, ?> type = typeOf(record, id);
      return type == expected // so that the call is direct
          ? EntityType.viewOf(expected, this, record)
          : EntityType.viewOf(type, this, record);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
  }

  /**
   * The type of the entity's record. After this every field of the record can be read without
   * looking at its length.
   */
  private EntityType<?, ?, ?> typeOf(long record, long id) {
    MemorySegment segment = segment();
    long header = LittleEndian.getLong(segment, record);
    if (RecordFormat.kind(header) != RecordFormat.ENTITY
        || LittleEndian.getLong(segment, record + RecordFormat.ENTITY_ID_AT) != id) {
      throw noRecordOf(id, record);
    }
    EntityType<?, ?, ?> type = typeOf(RecordFormat.aux(header));
    if (RecordFormat.length(header) < EntityType.fixedBytesOf(type)) {
      throw noRecordOf(id, record);
    }
    return type;
  }

  private RuntimeException noRecordOf(long id, long record) {
    return corrupt(record, "no record of object #" + Long.toUnsignedString(id));
  }

  /** The view of a record that is known to be this entity's. */
  public Object viewOfRecord(long record, long id) {
    mapping.verify(record);
    try {
      return EntityType.viewOf(typeOf(record, id), this, record);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
  }

  @Override
  public MemorySegment value(long pointer, long length) {
    if (length > RecordFormat.MAX_VALUE_RECORD_BYTES) {
      return largeValue(pointer, length);
    }
    mapping.verify(pointer);
    int recordLength = segment().get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
    int kind = segment().get(LittleEndian.BYTE, pointer + RecordFormat.KIND_AT);
    if (kind != RecordFormat.VALUE
        || length < 0
        || length + RecordFormat.HEADER_BYTES != recordLength) {
      throw corrupt(pointer, "no value of " + length + " bytes");
    }
    return segment().asSlice(pointer + RecordFormat.HEADER_BYTES, length);
  }

  /** A value that spans frames is copied; the check before the array is made bounds the memory. */
  private MemorySegment largeValue(long pointer, long length) {
    if (length > Integer.MAX_VALUE - 64 || length > commit.end()) {
      throw mapping.corrupt(pointer, "a value of " + length + " bytes");
    }
    mapping.verify(pointer, length);
    byte[] bytes = new byte[(int) length];
    mapping.copyValue(pointer, length, 0, bytes, 0, bytes.length);
    return MemorySegment.ofArray(bytes);
  }

  @Override
  public Object collection(CollectionShape<?> shape, long record, int slot) {
    return StoredCollections.open(shape, this, record, slot);
  }

  @Override
  public Leaves leaves(CollectionShape<?> shape, long at, long length, long record) {
    return StoredCollections.leaves(shape, this, at, length, record);
  }

  @Override
  public RuntimeException corrupt(long offset, String what) {
    return mapping.corruptUnlessClosed(offset, what);
  }

  @Override
  public RuntimeException failure(Throwable thrown) {
    return mapping.failure(thrown);
  }
}
