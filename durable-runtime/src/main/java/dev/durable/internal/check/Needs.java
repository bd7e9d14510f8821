package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Slots;
import dev.durable.codegen.ValueWriter;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredLayout.StoredProperty;
import java.util.Arrays;

/**
 * Takes away the entities that need a lost one: a required property refers to it, directly or from
 * within its value. What needs these goes with them, and so on. Each reference that may be needed
 * is remembered, in twelve bytes and what {@link IdMap} takes, so that every entity is looked at
 * again only when one that it refers to is taken away.
 */
final class Needs {

  private final CheckContext context;
  private final FoundSchemas schemas;
  private final Links links;
  private final IdMap records;
  private final Taken taken;
  private final ValueWriter scratch = new ValueWriter(256);

  /** For each entity one more than the number of the last reference to it. */
  private final IdMap last = new IdMap();

  private long[] from = new long[64];
  private int[] before = new int[64];
  private int references;

  private long[] open = new long[64];
  private int openCount;

  /** Told of entities that are taken away. */
  @FunctionalInterface
  interface Taken {

    /**
     * An entity.
     *
     * @param property what of it cannot be without a lost entity
     */
    void entity(long id, String type, String property);
  }

  Needs(CheckContext context, FoundSchemas schemas, Links links, IdMap records, Taken taken) {
    this.context = context;
    this.schemas = schemas;
    this.links = links;
    this.records = records;
    this.taken = taken;
  }

  /** Takes them out of the records. Those of the prefix then stand for them where it has any. */
  void settle() {
    records.each(
        (id, record) -> {
          links.onKept(needed -> remember(needed, id));
          look(id, record);
        });
    links.onKept(needed -> {});
    while (openCount > 0) {
      long lost = open[--openCount];
      for (long i = last.get(lost); i > 0; i = before[(int) i - 1]) {
        long id = from[(int) i - 1];
        long record = records.get(id);
        if (record != 0) {
          look(id, record);
        }
      }
    }
  }

  private void remember(long needed, long id) {
    if (records.get(needed) == 0) {
      return; // of the prefix: it stays
    }
    if (references == from.length) {
      from = Arrays.copyOf(from, 2 * references);
      before = Arrays.copyOf(before, 2 * references);
    }
    from[references] = id;
    before[references] = (int) last.get(needed);
    last.put(needed, ++references);
  }

  private void look(long id, long record) {
    StoredLayout layout = schemas.of(record).layout();
    for (StoredProperty property : layout.properties()) {
      if (!DescribedShapes.mayBeAbsent(property.shape()) && !canBe(property, record)) {
        take(id);
        taken.entity(id, layout.typeName(), property.name());
        return;
      }
    }
  }

  private void take(long id) {
    records.put(id, 0);
    if (links.recordInPrefix(id) == 0) {
      if (openCount == open.length) {
        open = Arrays.copyOf(open, 2 * openCount);
      }
      open[openCount++] = id;
    }
  }

  /** Whether all is there that a required property needs. */
  private boolean canBe(StoredProperty property, long record) {
    Shape<?> shape = property.shape();
    if (property.width() > 0) {
      String type = DescribedShapes.referredType(shape);
      return type == null
          || links.keeps(LittleEndian.getLong(context.segment(), record + property.offset()), type);
    }
    int word = LittleEndian.getInt(context.segment(), record + property.offset());
    if (word == 0 || shape instanceof CollectionShape || !shape.hasReferences()) {
      return true; // collections can be without any of their entries
    }
    scratch.truncate(0);
    return DescribedShapes.copy(
        shape, Slots.reader(context, record, property.offset(), word, links), scratch);
  }
}
