package dev.durable.processor.layout;

import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays records out. The result depends on names and types alone, never on the order in which a
 * compiler lists members: it is the file's format.
 */
public final class LayoutPlanner {

  /** The header that every entity record begins with. */
  static final int HEADER_BYTES = 16;

  /** A slot: offset and length of a variable value. */
  static final int SLOT_BYTES = 4;

  private static final int REFERENCE_BYTES = 8;
  private static final int ENUM_BYTES = 2;

  private LayoutPlanner() {}

  /** Lays out the properties of an entity, given in any order. */
  public static RecordLayout plan(List<PropertyModel> properties) {
    List<PropertyModel> ordered =
        properties.stream()
            .sorted(
                Comparator.comparingInt((PropertyModel property) -> -width(property.stored()))
                    .thenComparing(PropertyModel::name))
            .toList();
    int fixed = HEADER_BYTES;
    int bits = 0;
    for (PropertyModel property : ordered) {
      fixed += width(property.stored());
      bits += needsNullBit(property) ? 1 : 0;
    }
    int nullBits = fixed;
    int slots = roundUp(nullBits + (bits + 7) / 8, SLOT_BYTES);

    List<RecordLayout.Field> fields = new ArrayList<>();
    int offset = HEADER_BYTES;
    int slot = slots;
    int bit = nullBits * 8;
    int touched = 0;
    for (PropertyModel property : ordered) {
      int width = width(property.stored());
      int at = width > 0 ? offset : slot;
      offset += width;
      slot += width > 0 ? 0 : SLOT_BYTES;
      fields.add(
          new RecordLayout.Field(
              property,
              fields.size(),
              at,
              width,
              needsNullBit(property) ? bit++ : RecordLayout.NO_BIT,
              property.hasTouchedBit() ? touched++ : RecordLayout.NO_BIT));
    }
    return new RecordLayout(List.copyOf(fields), slot, slots);
  }

  private static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }

  /** Bytes of the value in the fixed part; 0 where it gets a slot. */
  static int width(Stored stored) {
    return switch (stored) {
      case Stored.Scalar scalar -> scalar.kind().width();
      case Stored.Enumeration _ -> ENUM_BYTES;
      case Stored.Reference _ -> REFERENCE_BYTES;
      case Stored.Option option -> width(option.content());
      case Stored.OrNull _, Stored.Composite _, Stored.Converted _, Stored.Many _ -> 0;
      case Stored.Unsupported _ -> 0;
    };
  }

  /** References and enums need none: their zero is null. */
  private static boolean needsNullBit(PropertyModel property) {
    return switch (property.stored()) {
      case Stored.Scalar scalar ->
          scalar.kind().width() > 0 && (property.nullable() || scalar.kind().isOptional());
      case Stored.Option option ->
          option.content() instanceof Stored.Scalar scalar && scalar.kind().width() > 0;
      default -> false;
    };
  }
}
