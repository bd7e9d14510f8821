package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Leaves;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.log.LogCheck;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a file that is being checked: every pointer must lead to a record, in a whole frame. */
final class CheckContext extends ReadContext {

  /**
   * Values that lie elsewhere are read again for each record that shares them. This many times the
   * size of the file is more than any program causes, and little enough to come to an end.
   */
  private static final long REREADING = 1024;

  private final Path file;
  private final LogCheck log;
  private final UUID heapId;
  private long bytesLeft;

  CheckContext(Path file, LogCheck log, UUID heapId) {
    super(log.mapping().segment());
    this.file = file;
    this.log = log;
    this.heapId = heapId;
    this.bytesLeft = REREADING * log.size();
  }

  @Override
  public UUID heapId() {
    return heapId;
  }

  @Override
  public void verify(long pointer) {
    log.mapping().verify(pointer);
    if (!log.isRecord(pointer)) {
      throw corrupt(pointer, "something points here, where no record begins");
    }
  }

  /** Makes sure that a value stands there, without reading it. */
  void requireValue(long pointer, long length) {
    if (length > RecordFormat.MAX_VALUE_RECORD_BYTES) {
      log.mapping().verify(pointer, length);
      if (!log.isLargeValue(pointer)) {
        throw corrupt(pointer, "something points here, where no large value begins");
      }
      return;
    }
    verify(pointer);
    int recordLength = segment().get(LittleEndian.CHAR, pointer + RecordFormat.LENGTH_AT);
    int kind = segment().get(LittleEndian.BYTE, pointer + RecordFormat.KIND_AT);
    if (kind != RecordFormat.VALUE
        || length < 0
        || length + RecordFormat.HEADER_BYTES != recordLength) {
      throw corrupt(pointer, "no value of " + length + " bytes");
    }
  }

  /** Notes that what may be shared is about to be read. */
  void reread(long pointer, long length) {
    bytesLeft -= length;
    if (bytesLeft < 0) {
      throw corrupt(pointer, "a value of " + length + " bytes that is shared too often");
    }
  }

  @Override
  public MemorySegment value(long pointer, long length) {
    requireValue(pointer, length);
    if (length > Integer.MAX_VALUE - 64) {
      throw corrupt(pointer, "a value of " + length + " bytes");
    }
    reread(pointer, length);
    if (length <= RecordFormat.MAX_VALUE_RECORD_BYTES) {
      return segment().asSlice(pointer + RecordFormat.HEADER_BYTES, length);
    }
    byte[] bytes = new byte[(int) length];
    log.mapping().copyValue(pointer, length, 0, bytes, 0, bytes.length);
    return MemorySegment.ofArray(bytes);
  }

  @Override
  public long locate(long id) {
    throw new IllegalStateException("A check knows of no snapshot.");
  }

  @Override
  public @Nullable Object entity(long id, Class<?> type) {
    throw new IllegalStateException("A check makes no views.");
  }

  @Override
  public @Nullable Object view(long id, EntityType<?, ?, ?> expected) {
    throw new IllegalStateException("A check makes no views.");
  }

  @Override
  public EntityType<?, ?, ?> typeAt(long record) {
    throw new IllegalStateException("A check knows of no types of a program.");
  }

  @Override
  public Object collection(CollectionShape<?> shape, long record, int slot) {
    throw new IllegalStateException("A check opens collections itself.");
  }

  @Override
  public Leaves leaves(CollectionShape<?> shape, long at, long length, long record) {
    throw new IllegalStateException("A check opens collections itself.");
  }

  @Override
  public CorruptHeapException corrupt(long offset, String what) {
    return new CorruptHeapException(file, offset, what);
  }

  @Override
  public RuntimeException failure(Throwable thrown) {
    return log.mapping().failure(thrown);
  }
}
