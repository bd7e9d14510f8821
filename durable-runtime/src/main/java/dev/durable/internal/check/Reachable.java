package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Slots;
import dev.durable.codegen.ValueReader;
import dev.durable.internal.collection.StoredCollections;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Mapping;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredLayout.StoredProperty;
import dev.durable.internal.schema.StoredSchemas;
import dev.durable.internal.table.RadixCheck;
import dev.durable.internal.table.RadixTree;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts the entities that the root of a commit leads to, in a file that was found whole. Takes two
 * bits for each id.
 */
final class Reachable extends CheckedReferences {

  /** Ids are given one after the other; a file whose ids lie further apart is not counted. */
  private static final long MOST_IDS = 1L << 30;

  /**
   * Every entry takes a byte, but collections within one version may share nodes: lists of lists of
   * one and the same list hold any number of entries in a few bytes.
   */
  private static final long ENTRIES_PER_BYTE = 8;

  private final Mapping mapping;
  private final StoredSchemas schemas;
  private final Commit commit;
  private final long lastId;
  private long entriesLeft;
  private final BitSet reached = new BitSet();
  private final BitSet open = new BitSet();

  Reachable(
      CheckContext context,
      Mapping mapping,
      StoredSchemas schemas,
      RadixCheck objects,
      Commit commit) {
    super(context);
    this.mapping = mapping;
    this.schemas = schemas;
    this.commit = commit;
    this.entriesLeft = ENTRIES_PER_BYTE * context.segment().byteSize();
    this.lastId = objects.outermostId(commit.tableRoot(), true);
  }

  OptionalLong count() {
    if (lastId < 0 || lastId > MOST_IDS || lastId / 64 > commit.entityCount()) {
      return OptionalLong.empty();
    }
    reach(commit.rootId());
    for (int id = open.nextSetBit(0); id >= 0; id = open.nextSetBit(0)) {
      // In one direction as far as it goes: what an entity refers to was mostly made after it.
      for (int next = id; next >= 0; next = open.nextSetBit(next + 1)) {
        open.clear(next);
        visitEntity(RadixTree.OBJECTS.find(mapping, commit.tableRoot(), next));
      }
      HeapCheck.requireNotInterrupted();
    }
    return OptionalLong.of(reached.cardinality());
  }

  private void reach(long id) {
    if (id > 0 && id <= lastId && !reached.get((int) id)) {
      reached.set((int) id);
      open.set((int) id);
    }
  }

  private void visitEntity(long record) {
    int schema = LittleEndian.getInt(context.segment(), record + RecordFormat.AUX_AT);
    StoredLayout layout = schemas.layout(commit.schemaRoot(), schema, record);
    for (StoredProperty property : layout.properties()) {
      Shape<?> shape = DescribedShapes.present(property.shape());
      if (DescribedShapes.referredType(shape) != null) {
        reach(LittleEndian.getLong(context.segment(), record + property.offset()));
      } else if (property.width() == 0 && shape.hasReferences()) {
        value(shape, record, property.offset());
      }
    }
  }

  private void value(Shape<?> shape, long record, int slot) {
    int word = LittleEndian.getInt(context.segment(), record + slot);
    if (word == 0) {
      return;
    }
    if (shape instanceof CollectionShape<?> collection) {
      visit(StoredCollections.open(collection, context, this, record, slot));
    } else {
      ValueReader in = Slots.reader(context, record, slot, word, this);
      shape.read(in); // tells its references
    }
  }

  /** Reads all entries; what is read tells its references. */
  private void visit(@Nullable Object entry) {
    if (entriesLeft-- < 0) {
      throw context.corrupt(
          commit.pointer(), "collections of more entries than the file has room for");
    }
    if (entry instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            visit(key);
            visit(value);
          });
    } else if (entry instanceof Collection<?> elements) {
      elements.forEach(this::visit);
    }
  }

  @Override
  public Object reference(long id, String type) {
    reach(id);
    return id;
  }
}
