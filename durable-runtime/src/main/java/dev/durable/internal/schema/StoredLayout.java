package dev.durable.internal.schema;

import dev.durable.codegen.DescribedShapes;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * How the records of one schema are laid out, as the text in the file tells it: all that is needed
 * to read them without the program's classes. Immutable.
 *
 * @param typeName the name of the interface
 * @param formerNames what it was called before
 * @param fixedBytes the length of header and fixed part in bytes
 * @param slotsOffset where the slots of variable values begin
 * @param properties in the order of the file
 */
public record StoredLayout(
    String typeName,
    List<String> formerNames,
    int fixedBytes,
    int slotsOffset,
    List<StoredProperty> properties) {

  /** The property needs no null bit. */
  public static final int NO_BIT = -1;

  private static final int SLOT_BYTES = 4;

  /**
   * One property.
   *
   * @param offset of its value or slot from the record's start
   * @param width of its value in the fixed part; 0 where it has a slot
   * @param nullBit number of its null bit from the record's start, or {@link #NO_BIT}
   */
  public record StoredProperty(String name, Shape<?> shape, int offset, int width, int nullBit) {}

  /** Whether the interface has, or had, that name. */
  public boolean isCalled(String name) {
    return typeName.equals(name) || formerNames.contains(name);
  }

  /**
   * Reads the text of a schema.
   *
   * @throws IllegalArgumentException if this is no such text, or no record could be so laid out
   */
  public static StoredLayout parse(String text) {
    String[] lines = text.split("\n", -1);
    String[] head = lines[0].split(" ", -1);
    require(
        head.length >= 6
            && head[0].equals("entity")
            && head[2].equals("fixed")
            && head[4].equals("slots"),
        "head");
    int fixedBytes = number(head[3]);
    int slotsOffset = number(head[5]);
    require(
        slotsOffset >= RecordFormat.ENTITY_FIELDS_AT
            && slotsOffset <= fixedBytes
            && fixedBytes <= RecordFormat.MAX_RECORD_BYTES,
        "length");
    require(lines[lines.length - 1].isEmpty(), "end");
    List<StoredProperty> properties = new ArrayList<>();
    for (int i = 1; i < lines.length - 1; i++) {
      properties.add(property(lines[i], fixedBytes, slotsOffset));
    }
    List<String> former = List.of(head).subList(Math.min(7, head.length), head.length);
    return new StoredLayout(
        head[1], List.copyOf(former), fixedBytes, slotsOffset, List.copyOf(properties));
  }

  private static StoredProperty property(String line, int fixedBytes, int slotsOffset) {
    int nameEnd = line.indexOf(' ', 2);
    int shapeEnd = line.lastIndexOf(" @");
    require(line.startsWith("  ") && nameEnd > 2 && shapeEnd > nameEnd, "property");
    Shape<?> shape = DescribedShapes.parse(line.substring(nameEnd + 1, shapeEnd));
    String[] words = line.substring(shapeEnd + 2).split(" ", -1);
    int offset = number(words[0]);
    int nullBit = words.length >= 3 && words[1].equals("null") ? number(words[2]) : NO_BIT;
    require(
        nullBit == NO_BIT
            || (nullBit >>> 3 >= RecordFormat.ENTITY_FIELDS_AT && nullBit >>> 3 < slotsOffset),
        "null bit");
    boolean isSlot = offset >= slotsOffset;
    int width = isSlot ? 0 : fixedWidth(shape);
    require(
        isSlot
            ? (offset - slotsOffset) % SLOT_BYTES == 0 && offset <= fixedBytes - SLOT_BYTES
            : width > 0 && offset >= RecordFormat.ENTITY_FIELDS_AT && offset <= slotsOffset - width,
        "place of a property");
    return new StoredProperty(line.substring(2, nameEnd), shape, offset, width, nullBit);
  }

  /** What the value takes in the fixed part: null and empty have a bit, or zero, of their own. */
  @SuppressWarnings("ReferenceEquality") // shapes of basic types are constants
  private static int fixedWidth(Shape<?> shape) {
    if (shape == NumberShapes.OPTIONAL_INT) {
      return Integer.BYTES;
    }
    return shape == NumberShapes.OPTIONAL_LONG || shape == NumberShapes.OPTIONAL_DOUBLE
        ? Long.BYTES
        : DescribedShapes.present(shape).width();
  }

  private static int number(String word) {
    try {
      int number = Integer.parseInt(word);
      require(number >= 0, "number");
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a schema has a number that is none", e);
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("a schema has an impossible " + what);
    }
  }
}
