package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NodeSink;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Slots;
import dev.durable.codegen.ValueReader;
import dev.durable.codegen.ValueWriter;
import dev.durable.internal.collection.CollectionCheck;
import dev.durable.internal.collection.CollectionCopy;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredLayout.StoredProperty;
import java.lang.foreign.MemorySegment;

/**
 * Copies records of entities, with all they point to, from a damaged file to another: values as
 * they are, references as {@link Links} keeps them. A value that stands out of line stays there.
 */
final class EntityCopy {

  private final CheckContext context;
  private final Links links;
  private final NodeSink sink;
  private final CollectionCopy collections;
  private final EarlierVersions versions;
  private final long shared;
  private final ValueWriter out = new ValueWriter(1024);

  /**
   * Copies from one file to another.
   *
   * @param versions where collections are looked for whose root is lost
   * @param shared what lies before this offset is in both files, and whole
   */
  EntityCopy(
      CheckContext context, Links links, NodeSink sink, EarlierVersions versions, long shared) {
    this.versions = versions;
    this.context = context;
    this.links = links;
    this.sink = sink;
    this.collections = new CollectionCopy(context, links, sink, shared);
    this.shared = shared;
  }

  /** How many entries of collections were left out because their nodes are damaged. */
  long lostEntries() {
    return collections.lostEntries();
  }

  /**
   * Writes a copy of a record that was found whole and does not {@link Needs need} what is lost.
   *
   * @param schema its schema's number in the target
   * @param previous the record that it replaces in the target, or 0
   * @return the pointer to the copy
   */
  long write(long record, StoredLayout layout, int schema, long previous) {
    MemorySegment segment = context.segment();
    int sourceSchema = LittleEndian.getInt(segment, record + RecordFormat.AUX_AT);
    out.truncate(0);
    out.writeRaw(segment, record, layout.fixedBytes());
    for (int i = 0; i < layout.properties().size(); i++) {
      StoredProperty property = layout.properties().get(i);
      if (property.width() > 0) {
        fixed(property, record);
      } else {
        slot(property, record, new CollectionCheck.Owner(sourceSchema, i), schema);
      }
    }
    return append(record, schema, previous);
  }

  private void fixed(StoredProperty property, long record) {
    String type = DescribedShapes.referredType(DescribedShapes.present(property.shape()));
    if (type != null) {
      long id = LittleEndian.getLong(context.segment(), record + property.offset());
      if (id != 0 && !links.keeps(id, type)) {
        LittleEndian.putLong(out.array(), property.offset(), 0);
      }
    }
  }

  private void slot(StoredProperty property, long newest, CollectionCheck.Owner owner, int schema) {
    Shape<?> shape = DescribedShapes.present(property.shape());
    long record =
        shape instanceof CollectionShape<?> collection
            ? versions.withCollection(collection, newest, property.offset(), owner)
            : newest;
    int word = LittleEndian.getInt(context.segment(), record + property.offset());
    if (word == 0) {
      LittleEndian.putInt(out.array(), property.offset(), 0);
      return;
    }
    int start = out.size();
    boolean form = Slots.hasForm(word);
    boolean outOfLine = Slots.isOutOfLine(word);
    boolean present = true;
    long at = Slots.inline(context, record, property.offset(), word);
    if (outOfLine && LittleEndian.getLong(context.segment(), at) < shared) {
      out.writeRaw(context.segment(), at, Slots.REFERENCE_BYTES);
    } else {
      if (shape instanceof CollectionShape<?> collection) {
        form = collections.slot(collection, record, property.offset(), owner, schema, out);
        present = out.size() > start;
      } else {
        present = value(shape, Slots.reader(context, record, property.offset(), word, links));
      }
      if (outOfLine && present) {
        moveOutOfLine(start);
      }
    }
    if (out.size() > RecordFormat.MAX_RECORD_BYTES) {
      throw context.corrupt(record, "a record whose values together are too long");
    }
    int length = out.size() - start;
    LittleEndian.putInt(
        out.array(), property.offset(), present ? Slots.word(start, length, form, outOfLine) : 0);
  }

  /** Returns whether anything is left of it. */
  private boolean value(Shape<?> shape, ValueReader in) {
    if (shape.hasReferences()) {
      return DescribedShapes.copy(shape, in, out);
    }
    out.writeRaw(in.segment(), in.position(), (int) in.remaining());
    return true;
  }

  private void moveOutOfLine(int start) {
    int length = out.size() - start;
    long pointer = sink.appendValue(out.array(), start, length);
    out.truncate(start);
    out.writeLong(pointer);
    out.writeLong(length);
  }

  private long append(long record, int schema, long previous) {
    int flags = 0;
    if (previous != 0) {
      while ((out.size() & Long.BYTES - 1) != 0) {
        out.writeByte((byte) 0);
      }
      out.writeLong(previous);
      flags = RecordFormat.HAS_PREVIOUS;
    }
    int length = out.size();
    if (length > RecordFormat.MAX_RECORD_BYTES) {
      throw context.corrupt(record, "a record whose values together are too long");
    }
    byte[] bytes = out.array();
    LittleEndian.putShort(bytes, RecordFormat.LENGTH_AT, (short) length);
    bytes[RecordFormat.FLAGS_AT] = (byte) flags;
    LittleEndian.putInt(bytes, RecordFormat.AUX_AT, schema);
    return sink.append(bytes, 0, length);
  }
}
