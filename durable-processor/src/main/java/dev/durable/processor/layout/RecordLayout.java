package dev.durable.processor.layout;

import dev.durable.processor.model.PropertyModel;
import java.util.List;

/**
 * An entity's record: header, fixed fields by width and name, null bits, slots by name.
 *
 * @param fields in canonical order: fixed fields, then slots; a field's index is its position
 * @param fixedBytes the length of header and fixed part, slots included
 * @param slotsOffset where the slots begin
 */
public record RecordLayout(List<Field> fields, int fixedBytes, int slotsOffset) {

  /** No null bit. */
  public static final int NO_BIT = -1;

  /**
   * One property.
   *
   * @param offset of its value or slot, from the record's start
   * @param width of its value; 0 where it has a slot
   * @param nullBit counted from the record's start, or {@link #NO_BIT}
   * @param touchedBit its number among the properties that drafts have a bit for, or {@link
   *     #NO_BIT}
   */
  public record Field(
      PropertyModel property, int position, int offset, int width, int nullBit, int touchedBit) {

    /** Whether it has a null bit. */
    public boolean hasNullBit() {
      return nullBit != NO_BIT;
    }
  }

  /** How many {@code long}s the touched bits of a draft take. */
  public int touchedWords() {
    long bits = fields.stream().filter(field -> field.touchedBit() != NO_BIT).count();
    return Math.toIntExact(Math.max(1, (bits + 63) / 64));
  }
}
