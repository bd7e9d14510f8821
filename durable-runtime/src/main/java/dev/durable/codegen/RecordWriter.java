package dev.durable.codegen;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes entity records, one after the other: fixed fields at their offsets, variable values
 * behind, length last. What a draft did not touch is copied from the record before, undecoded, or
 * shared with it.
 *
 * <p>The inline variable part is kept at or below {@link #INLINE_BYTES}: beyond that the largest
 * value goes out of line first. A value that stands out of line already is shared. Not for
 * concurrent use.
 */
public final class RecordWriter extends FixedFieldWriter {

  /** What the variable part of a record may hold before values go out of line. */
  static final int INLINE_BYTES = 512;

  /** Values that have fewer bytes together are written again: whoever reads has them at hand. */
  static final int LEAST_SHARED_BYTES = 32;

  private static final int POINTER_BYTES = 8;

  private final NodeSink sink;
  private final boolean sharesValues;

  /** The same memory as {@link #record}, to be compared with mapped memory. */
  private MemorySegment recordSegment = MemorySegment.ofArray(record);

  /** The variable values of the record, in the order in which they were written. */
  private final ValueWriter values = new ValueWriter(1024);

  private int[] starts = new int[16];
  private int[] lengths = new int[16];
  private int slotsOffset;
  private int fixedBytes;
  private int schemaId;

  /** Whether the draft gives any value of variable size; slots it does not give are marked then. */
  private boolean areSlotsTouched;

  /**
   * Writes to this sink.
   *
   * @param sharesValues whether records refer to the values of those before where a draft touches
   *     none: that is less to write, and one more place to read
   */
  public RecordWriter(NodeSink sink, boolean sharesValues) {
    this.sink = sink;
    this.sharesValues = sharesValues;
  }

  /**
   * Writes the draft's record.
   *
   * @param schemaId of the draft's schema in the heap
   * @return the pointer to the record; the one of the record before where nothing in it has changed
   */
  public long write(EntityDraft<?> draft, int schemaId) {
    EntityView view = EntityDraft.baseOf(draft);
    Layout layout = EntityType.layoutOf(draft.entityType);
    BaseRecord base = view == null ? null : new BaseRecord(view, layout.fixedBytes());
    begin(layout, base, schemaId);
    LittleEndian.putLong(record, RecordFormat.ENTITY_ID_AT, draft.slot.id());
    EntityType.serializerOf(draft).write(draft, this);
    if (base == null) {
      moveOutOfLine();
      return append(putTogether(), 0, 0);
    }
    return areSlotsTouched ? writeOver(base) : writeBeside(base);
  }

  /** A record with values of its own; those that the draft does not give are copied. */
  private long writeOver(BaseRecord base) {
    copyUntouched(base);
    moveOutOfLine();
    int size = putTogether();
    boolean isSame = isSameFixed(base) && base.areSameValues(recordSegment, size);
    return isSame ? base.pointer() : append(size, base.pointer(), 0);
  }

  /** A record with the values that the one before has. */
  private long writeBeside(BaseRecord base) {
    if (isSameFixed(base)) {
      return base.pointer();
    }
    return sharesValues && base.schema() == schemaId && base.isWorthSharing(LEAST_SHARED_BYTES)
        ? append(fixedBytes, base.pointer(), base.holder())
        : append(base.copyValues(this), base.pointer(), 0);
  }

  /** Whether setters were given what was there. */
  private boolean isSameFixed(BaseRecord base) {
    return base.schema() == schemaId && base.isSameFixed(recordSegment);
  }

  private void begin(Layout layout, @Nullable BaseRecord base, int schemaId) {
    this.schemaId = schemaId;
    this.fixedBytes = layout.fixedBytes();
    this.slotsOffset = layout.slotsOffset();
    int slots = (fixedBytes - slotsOffset) / Slots.WIDTH;
    if (lengths.length < slots) {
      starts = new int[slots];
      lengths = new int[slots];
    }
    if (record.length < fixedBytes) {
      grow(2 * fixedBytes);
    }
    values.truncate(0);
    areSlotsTouched = base == null;
    if (base == null) {
      Arrays.fill(record, 0, fixedBytes, (byte) 0);
    } else {
      base.copyFixed(record);
    }
  }

  /** Before the first value of variable size is written: the others are to be copied one by one. */
  private void touchSlots() {
    if (!areSlotsTouched) {
      areSlotsTouched = true;
      Arrays.fill(record, slotsOffset, fixedBytes, (byte) Slots.UNTOUCHED);
    }
  }

  private void copyUntouched(BaseRecord base) {
    for (int slot = slotsOffset; slot < fixedBytes; slot += Slots.WIDTH) {
      if (LittleEndian.getInt(record, slot) == Slots.UNTOUCHED) {
        int word = base.word(slot);
        if (word != 0) {
          int start = values.size();
          base.writeValue(slot, word, values);
          written(slot, start, word & (Slots.FORM | Slots.OUT_OF_LINE));
        } else {
          LittleEndian.putInt(record, slot, 0);
        }
      }
    }
  }

  /** Notes a variable value; its slot keeps the flags until the record is put together. */
  private void written(int slot, int start, int flags) {
    int index = (slot - slotsOffset) / Slots.WIDTH;
    starts[index] = start;
    lengths[index] = values.size() - start;
    // Offset and length are filled in last; 1 keeps the word from looking like null.
    LittleEndian.putInt(record, slot, flags | 1);
  }

  private void moveOutOfLine() {
    int inline = values.size();
    while (inline > INLINE_BYTES) {
      int largest = largestInline();
      if (largest < 0) {
        return;
      }
      int length = lengths[largest];
      long pointer = sink.appendValue(values.array(), starts[largest], length);
      starts[largest] = values.size();
      lengths[largest] = Slots.REFERENCE_BYTES;
      values.writeLong(pointer);
      values.writeLong(length);
      int slot = slotsOffset + largest * Slots.WIDTH;
      LittleEndian.putInt(record, slot, LittleEndian.getInt(record, slot) | Slots.OUT_OF_LINE);
      inline += Slots.REFERENCE_BYTES - length;
    }
  }

  /** The largest value that would be shorter out of line, or -1. Roots of trees stay. */
  private int largestInline() {
    int largest = -1;
    for (int slot = slotsOffset, i = 0; slot < fixedBytes; slot += Slots.WIDTH, i++) {
      int word = LittleEndian.getInt(record, slot);
      if (word != 0
          && (word & Slots.OUT_OF_LINE) == 0
          && lengths[i] > 2 * Slots.REFERENCE_BYTES
          && (largest < 0 || lengths[i] > lengths[largest])) {
        largest = i;
      }
    }
    return largest;
  }

  /** Puts the values behind the fixed part, fills in their slots, and gives the length. */
  private int putTogether() {
    int size = fixedBytes;
    for (int slot = slotsOffset, i = 0; slot < fixedBytes; slot += Slots.WIDTH, i++) {
      int word = LittleEndian.getInt(record, slot);
      if (word != 0) {
        int length = lengths[i];
        room(size + length);
        System.arraycopy(values.array(), starts[i], record, size, length);
        LittleEndian.putInt(
            record, slot, Slots.word(size, length, Slots.hasForm(word), Slots.isOutOfLine(word)));
        size += length;
      }
    }
    return size;
  }

  private long append(int contentSize, long previous, long holder) {
    int size = contentSize;
    int flags = 0;
    if (previous != 0) {
      int aligned = (size + 7) & -8;
      room(aligned + 2 * POINTER_BYTES);
      Arrays.fill(record, size, aligned, (byte) 0);
      size = aligned;
      if (holder != 0) {
        LittleEndian.putLong(record, size, holder);
        size += POINTER_BYTES;
        flags = RecordFormat.SHARES_VALUES;
      }
      LittleEndian.putLong(record, size, previous);
      size += POINTER_BYTES;
      flags |= RecordFormat.HAS_PREVIOUS;
    }
    LittleEndian.putShort(record, RecordFormat.LENGTH_AT, (short) size);
    record[RecordFormat.KIND_AT] = RecordFormat.ENTITY;
    record[RecordFormat.FLAGS_AT] = (byte) flags;
    LittleEndian.putInt(record, RecordFormat.AUX_AT, schemaId);
    return sink.append(record, 0, size);
  }

  /** The record under construction, with room for so many bytes. */
  byte[] withRoom(int size) {
    room(size);
    return record;
  }

  private void room(int size) {
    if (size > RecordFormat.MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "A record would be longer than " + RecordFormat.MAX_RECORD_BYTES + " bytes.");
    }
    if (record.length < size) {
      grow(2 * size);
    }
  }

  private void grow(int capacity) {
    record = Arrays.copyOf(record, capacity);
    recordSegment = MemorySegment.ofArray(record);
  }

  /** Text or null. */
  public void stringAt(int slot, @Nullable String value) {
    touchSlots();
    if (value == null) {
      LittleEndian.putInt(record, slot, 0);
      return;
    }
    int start = values.size();
    boolean wide = Strings.isWide(value);
    values.writeChars(value, wide);
    written(slot, start, wide ? Slots.FORM : 0);
  }

  /** Bytes or null. */
  public void bytesAt(int slot, byte @Nullable [] value) {
    touchSlots();
    if (value == null) {
      LittleEndian.putInt(record, slot, 0);
      return;
    }
    int start = values.size();
    values.writeRaw(value, 0, value.length);
    written(slot, start, 0);
  }

  /** A value of several parts, or null. */
  public <T> void valueAt(int slot, Shape<T> shape, @Nullable T value) {
    touchSlots();
    if (value == null) {
      LittleEndian.putInt(record, slot, 0);
      return;
    }
    int start = values.size();
    shape.write(value, values);
    written(slot, start, 0);
  }

  /** A collection, or null where the draft never asked for it. */
  public void collectionAt(int slot, @Nullable Object collection) {
    if (collection instanceof DraftCollection changed && changed.isChanged()) {
      touchSlots();
      int start = values.size();
      boolean tree = changed.store(sink, values, schemaId);
      if (values.size() == start) {
        LittleEndian.putInt(record, slot, 0);
      } else {
        written(slot, start, tree ? Slots.FORM : 0);
      }
    }
  }
}
