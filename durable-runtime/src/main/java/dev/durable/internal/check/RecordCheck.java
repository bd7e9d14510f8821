package dev.durable.internal.check;

import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import dev.durable.codegen.Slots;
import dev.durable.codegen.TextShapes;
import dev.durable.codegen.ValueReader;
import dev.durable.internal.collection.CollectionCheck;
import dev.durable.internal.schema.StoredLayout;
import dev.durable.internal.schema.StoredLayout.StoredProperty;
import java.lang.foreign.MemorySegment;

/**
 * Checks records of entities against the layout that the file tells: every property can be read,
 * nothing reaches out of the record. Throws {@link dev.durable.error.CorruptHeapException} at the
 * first error.
 */
final class RecordCheck {

  private final CheckContext context;
  private final DescribedShapes.ReferenceReader references;
  private final CollectionCheck collections;
  private final CollectionCheck.Values values;

  RecordCheck(
      CheckContext context,
      DescribedShapes.ReferenceReader references,
      CollectionCheck collections,
      CollectionCheck.Values values) {
    this.context = context;
    this.references = references;
    this.collections = collections;
    this.values = values;
  }

  /**
   * What holds the values of a record.
   *
   * @param record itself, or the earlier one whose values it shares
   * @param end where its values end, from its start
   */
  private record Holder(long record, int end) {}

  /**
   * Checks a record.
   *
   * @param schema its id
   */
  void entity(long record, int schema, StoredLayout layout) {
    Holder holder = holder(record, layout);
    long header = header(record);
    if (RecordFormat.hasPrevious(header)) {
      previous(record, RecordFormat.length(header) - Long.BYTES);
    }
    properties(record, holder, schema, layout);
  }

  /** Checks this version of an entity alone: the one before may be damaged. */
  void version(long record, int schema, StoredLayout layout) {
    properties(record, holder(record, layout), schema, layout);
  }

  private long header(long record) {
    return LittleEndian.getLong(context.segment(), record);
  }

  private Holder holder(long record, StoredLayout layout) {
    long header = header(record);
    if (!RecordFormat.sharesValues(header)) {
      return new Holder(record, end(record, header, layout));
    }
    int fixed = layout.fixedBytes() + Long.BYTES - 1 & -Long.BYTES;
    if (!RecordFormat.hasPrevious(header)
        || RecordFormat.length(header) != fixed + 2 * Long.BYTES) {
      throw badLength(record, header, layout);
    }
    long holder = Slots.verifiedHolder(context, context.segment(), record, header);
    int end = end(holder, header(holder), layout);
    context.reread(holder, end);
    return new Holder(holder, end);
  }

  /** Where the values of a record end that shares none, from its start. */
  private int end(long record, long header, StoredLayout layout) {
    int end = RecordFormat.contentBytes(header);
    if ((RecordFormat.flags(header) & ~RecordFormat.HAS_PREVIOUS) != 0
        || end < layout.fixedBytes()) {
      throw badLength(record, header, layout);
    }
    return end;
  }

  private RuntimeException badLength(long record, long header, StoredLayout layout) {
    return context.corrupt(
        record,
        "a "
            + layout.typeName()
            + " of "
            + RecordFormat.length(header)
            + " bytes with the flags "
            + RecordFormat.flags(header));
  }

  private void properties(long record, Holder holder, int schema, StoredLayout layout) {
    for (int i = 0; i < layout.properties().size(); i++) {
      StoredProperty property = layout.properties().get(i);
      if (property.width() > 0) {
        fixed(property, record);
      } else {
        slot(property, record, layout.fixedBytes(), holder, new CollectionCheck.Owner(schema, i));
      }
    }
  }

  private void previous(long record, int at) {
    long previous =
        (at & 7) == 0 ? LittleEndian.getLong(context.segment(), record + at) : Long.MAX_VALUE;
    if (previous <= 0 || previous >= record) {
      throw context.corrupt(record, "a pointer to an earlier version that does not lead backwards");
    }
    context.verify(previous);
    boolean same =
        context.segment().get(LittleEndian.BYTE, previous + RecordFormat.KIND_AT)
                == RecordFormat.ENTITY
            && idOf(previous) == idOf(record);
    if (!same) {
      throw context.corrupt(record, "a pointer to an earlier version of something else");
    }
  }

  private long idOf(long record) {
    return LittleEndian.getLong(context.segment(), record + RecordFormat.ENTITY_ID_AT);
  }

  private RuntimeException corrupt(StoredProperty property, long record, String what) {
    return context.corrupt(record, property.name() + ": " + what);
  }

  /** A property whose value stands in the fixed part. */
  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  private void fixed(StoredProperty property, long record) {
    MemorySegment segment = context.segment();
    long at = record + property.offset();
    int bit = property.nullBit();
    if (bit != StoredLayout.NO_BIT
        && (segment.get(LittleEndian.BYTE, record + (bit >>> 3)) & 1 << (bit & 7)) != 0) {
      return; // null
    }
    Shape<?> shape = DescribedShapes.present(property.shape());
    int constants = DescribedShapes.constants(shape);
    String referred = DescribedShapes.referredType(shape);
    if (constants >= 0) {
      int number = segment.get(LittleEndian.CHAR, at);
      requirePresent(property, record, number != 0);
      if (number > constants) {
        throw corrupt(property, record, "constant number " + (number - 1) + " of " + constants);
      }
    } else if (referred != null) {
      long id = LittleEndian.getLong(segment, at);
      requirePresent(property, record, id != 0);
      if (id != 0) {
        references.reference(id, referred);
      }
    } else if (shape != NumberShapes.OPTIONAL_INT
        && shape != NumberShapes.OPTIONAL_LONG
        && shape != NumberShapes.OPTIONAL_DOUBLE) {
      read(
          property, shape, record, new ValueReader(references, segment, at, at + property.width()));
    }
  }

  private void requirePresent(StoredProperty property, long record, boolean present) {
    if (!present && !DescribedShapes.mayBeAbsent(property.shape())) {
      throw corrupt(property, record, "a required property is missing");
    }
  }

  private void read(StoredProperty property, Shape<?> shape, long record, ValueReader in) {
    shape.read(in);
    if (in.remaining() != 0) {
      throw corrupt(property, record, in.remaining() + " bytes too many");
    }
  }

  /** A property whose value stands behind the fixed part, or elsewhere. */
  private void slot(
      StoredProperty property, long record, int fixed, Holder holder, CollectionCheck.Owner owner) {
    int word = LittleEndian.getInt(context.segment(), record + property.offset());
    if (word != LittleEndian.getInt(context.segment(), holder.record() + property.offset())) {
      throw corrupt(property, record, "a value that is not the one it is said to share");
    }
    Shape<?> shape = DescribedShapes.present(property.shape());
    boolean isCollection = shape instanceof CollectionShape<?>;
    if (word == 0) {
      requirePresent(property, record, isCollection);
      return;
    }
    long from = Slots.offset(word);
    if (from < fixed || from + Slots.length(word) > holder.end()) {
      throw corrupt(property, record, "a value that reaches out of its record");
    }
    long length = Slots.length(word);
    if (Slots.isOutOfLine(word)) {
      length = outOfLine(property, holder.record(), from, word);
      long pointer = LittleEndian.getLong(context.segment(), holder.record() + from);
      // The form tells how the bytes are read: the same ones may be good in one and bad in the
      // other.
      if (!values.isNew(pointer, Slots.hasForm(word) ? -length : length, shape)) {
        return;
      }
    }
    if (isCollection) {
      collections.slot((CollectionShape<?>) shape, record, property.offset(), owner);
    } else {
      value(property, shape, record, word, length);
    }
  }

  private long outOfLine(StoredProperty property, long record, long from, int word) {
    if (Slots.length(word) != Slots.REFERENCE_BYTES) {
      throw corrupt(property, record, "a reference to a value of another width");
    }
    long pointer = LittleEndian.getLong(context.segment(), record + from);
    if (pointer <= 0 || pointer >= record) {
      throw corrupt(property, record, "a pointer that does not lead backwards");
    }
    long length = LittleEndian.getLong(context.segment(), record + from + Long.BYTES);
    context.requireValue(pointer, length);
    return length;
  }

  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  private void value(StoredProperty property, Shape<?> shape, long record, int word, long length) {
    boolean isText = shape == TextShapes.STRING;
    if (Slots.hasForm(word) && (!isText || (length & 1) != 0)) {
      throw corrupt(property, record, "a value of a form that it cannot have");
    }
    if (!isText && shape != TextShapes.BYTES) {
      ValueReader in = Slots.reader(context, record, property.offset(), word, references);
      read(property, shape, record, in);
    }
  }
}
