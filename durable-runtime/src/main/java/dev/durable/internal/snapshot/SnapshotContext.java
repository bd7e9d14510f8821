package dev.durable.internal.snapshot;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.SchemaMismatchException;
import dev.durable.internal.collection.StoredCollections;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.table.RadixTree;
import java.lang.foreign.MemorySegment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One commit as views read it: the mapping they were made with, its object table, its schemas. */
public final class SnapshotContext extends ReadContext {

  private final Log log;
  private final Mapping mapping;
  private final Commit commit;
  private final SchemaTable schemas;

  /** Reads the commit through the log's newest mapping. */
  public SnapshotContext(Log log, Commit commit, SchemaTable schemas) {
    this(log, log.mapping(), commit, schemas);
  }

  private SnapshotContext(Log log, Mapping mapping, Commit commit, SchemaTable schemas) {
    super(mapping.segment(), mapping.lifetime());
    this.log = log;
    this.mapping = mapping;
    this.commit = commit;
    this.schemas = schemas;
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
      return RadixTree.OBJECTS.find(mapping, commit.tableRoot(), id);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
  }

  @Override
  public void verify(long pointer) {
    mapping.verify(pointer);
  }

  @Override
  public EntityType<?, ?, ?> typeAt(long record) {
    int schema = LittleEndian.getInt(segment(), record + RecordFormat.AUX_AT);
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
  public @Nullable Object entity(long id) {
    long record = locate(id);
    return record == 0 ? null : viewAt(record, id, null);
  }

  @Override
  public @Nullable Object view(long id, EntityType<?, ?, ?> expected) {
    long record = locate(id);
    return record == 0 ? null : viewAt(record, id, expected);
  }

  /**
   * The view of a record; of the expected type where the record has it, so that calls are direct.
   */
  @SuppressWarnings("ReferenceEquality") // there is one instance of each type
  private Object viewAt(long record, long id, @Nullable EntityType<?, ?, ?> expected) {
    try {
      EntityType<?, ?, ?> type = typeAt(record);
      requireEntity(record, id, type);
      return type == expected
          ? EntityType.viewOf(expected, this, record)
          : EntityType.viewOf(type, this, record);
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError e) {
      throw mapping.failure(e);
    }
  }

  /** After this every field of the record can be read without looking at its length. */
  private void requireEntity(long record, long id, EntityType<?, ?, ?> type) {
    long header = LittleEndian.getLong(segment(), record);
    int kind = (int) (header >>> (8 * RecordFormat.KIND_AT)) & 0xFF;
    if (kind != RecordFormat.ENTITY
        || (header & 0xFFFF) < EntityType.layoutOf(type).fixedBytes()
        || LittleEndian.getLong(segment(), record + RecordFormat.ENTITY_ID_AT) != id) {
      throw mapping.corrupt(record, "no record of object #" + Long.toUnsignedString(id));
    }
  }

  /** The view of a record that is known to be this entity's. */
  public Object viewOfRecord(long record, long id) {
    mapping.verify(record);
    return viewAt(record, id, null);
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
      throw mapping.corrupt(pointer, "no value of " + length + " bytes");
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
    return StoredCollections.open(shape, this, this, record, slot);
  }

  @Override
  public RuntimeException corrupt(long offset, String what) {
    return mapping.corrupt(offset, what);
  }

  @Override
  public RuntimeException failure(Throwable thrown) {
    return mapping.failure(thrown);
  }
}
