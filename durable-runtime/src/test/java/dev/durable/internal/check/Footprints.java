package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Leaves;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Slots;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.collection.StoredCollections;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogCheck;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredLayout.StoredProperty;
import dev.durable.internal.schema.StoredSchemas;
import dev.durable.internal.table.RadixTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest version of each entity of a whole heap lies: the offsets of its record, its
 * schema, its values and the nodes of its collections, found by reading all of it.
 */
final class Footprints extends ReadContext implements DescribedShapes.ReferenceReader {

  private final LogCheck log;
  private final CheckContext context;
  private Set<Long> current = new TreeSet<>();

  private Footprints(LogCheck log) {
    super(log.mapping().segment());
    this.log = log;
    this.context = new CheckContext(Corpus.FILE, log, new UUID(0, 0));
  }

  /** By id. */
  static Map<Long, Set<Long>> of(byte[] heap) {
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, heap);
    try (StorageFile file = storage.openToRead(Corpus.FILE)) {
      LogCheck log = LogCheck.of(Corpus.FILE, file, file.size());
      HeapCheck.run(Corpus.FILE, log, (done, total) -> {}, false);
      return new Footprints(log).all(java.util.Objects.requireNonNull(log.last()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Long, Set<Long>> all(Commit newest) {
    StoredSchemas schemas = new StoredSchemas(log.mapping());
    Map<Long, Set<Long>> all = new TreeMap<>();
    for (long id = 1; id < newest.nextId(); id++) {
      long record = RadixTree.OBJECTS.find(log.mapping(), newest.tableRoot(), id);
      if (record != 0) {
        current = new TreeSet<>(Set.of(record));
        int schema = LittleEndian.getInt(segment(), record + RecordFormat.AUX_AT);
        long state = RadixTree.SCHEMAS.find(log.mapping(), newest.schemaRoot(), schema);
        current.add(schemas.state(schema, state).pointer());
        read(record, schemas.layout(newest.schemaRoot(), schema, record));
        all.put(id, current);
      }
    }
    return all;
  }

  private void read(long record, StoredLayout layout) {
    for (StoredProperty property : layout.properties()) {
      int word = LittleEndian.getInt(segment(), record + property.offset());
      if (property.width() > 0 || word == 0) {
        continue;
      }
      Shape<?> shape = DescribedShapes.present(property.shape());
      if (shape instanceof CollectionShape<?> collection) {
        visit(StoredCollections.open(collection, this, this, record, property.offset()));
      } else {
        var _ = Slots.reader(this, record, property.offset(), word, this);
      }
    }
  }

  private void visit(@Nullable Object entry) {
    if (entry instanceof Map<?, ?> map) {
      map.values().forEach(this::visit);
    } else if (entry instanceof Collection<?> elements) {
      elements.forEach(this::visit);
    }
  }

  @Override
  public void verify(long pointer) {
    current.add(pointer);
  }

  @Override
  public MemorySegment value(long pointer, long length) {
    for (long at = pointer; at < pointer + length; at += 8) {
      current.add(at); // a large value lies in several frames
    }
    return context.value(pointer, length);
  }

  @Override
  public Object reference(long id, String type) {
    return id;
  }

  @Override
  public UUID heapId() {
    return context.heapId();
  }

  @Override
  public long locate(long id) {
    return context.locate(id);
  }

  @Override
  public EntityType<?, ?, ?> typeAt(long record) {
    return context.typeAt(record);
  }

  @Override
  public @Nullable Object view(long id, EntityType<?, ?, ?> expected) {
    return context.view(id, expected);
  }

  @Override
  public Object collection(CollectionShape<?> shape, long record, int slot) {
    return context.collection(shape, record, slot);
  }

  @Override
  public Leaves leaves(CollectionShape<?> shape, long at, long length, long record) {
    return context.leaves(shape, at, length, record);
  }

  @Override
  public @Nullable Object entity(long id, Class<?> type) {
    return id;
  }

  @Override
  public CorruptHeapException corrupt(long offset, String what) {
    return context.corrupt(offset, what);
  }

  @Override
  public RuntimeException failure(Throwable thrown) {
    return context.failure(thrown);
  }
}
