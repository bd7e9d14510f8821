package dev.durable.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an entity type in canonical order (size class, then name), each with its shape
 * and place. Computed by the processor, carried as data in the generated code and in the file.
 */
public final class Layout {

  /** No null bit: the property is never null, or its zero stands for null. */
  public static final int NO_BIT = -1;

  private final Class<?> type;
  private final int fixedBytes;
  private final int slotsOffset;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> shown = Collections.unmodifiableList(fields);
  private String[] renamedFrom = {};

  /** Made when a heap first asks for it: by then all properties are there. */
  private @Nullable String description;

  private Layout(Class<?> type, int fixedBytes, int slotsOffset) {
    this.type = type;
    this.fixedBytes = fixedBytes;
    this.slotsOffset = slotsOffset;
  }

  /**
   * One property.
   *
   * @param offset of its value or slot from the record's start
   * @param nullBit number of its null bit from the record's start, or {@link #NO_BIT}
   * @param renamedFrom its earlier names
   */
  public record Field(
      String name, Shape<?> shape, int offset, int nullBit, List<String> renamedFrom) {

    /** The description that stands in the file. */
    void describe(StringBuilder text) {
      text.append("  ").append(name).append(' ').append(shape).append(" @").append(offset);
      if (nullBit != NO_BIT) {
        text.append(" null ").append(nullBit);
      }
      if (!renamedFrom.isEmpty()) {
        text.append(" was ").append(String.join(" ", renamedFrom));
      }
      text.append('\n');
    }
  }

  /**
   * Starts a layout.
   *
   * @param fixedBytes the length of header and fixed part
   * @param slotsOffset where the slots of variable values begin; they reach to the end of the fixed
   *     part
   */
  public static Layout of(Class<?> type, int fixedBytes, int slotsOffset) {
    return new Layout(type, fixedBytes, slotsOffset);
  }

  /** Adds a property that needs no null bit. */
  public Layout with(String name, Shape<?> shape, int offset) {
    return with(name, shape, offset, NO_BIT);
  }

  /** Adds a property with a null bit. */
  public Layout with(String name, Shape<?> shape, int offset, int nullBit) {
    fields.add(new Field(name, shape, offset, nullBit, List.of()));
    return this;
  }

  /** Tells earlier names of the property added last. */
  public Layout was(String... names) {
    Field last = fields.removeLast();
    fields.add(new Field(last.name, last.shape, last.offset, last.nullBit, List.of(names)));
    return this;
  }

  /** Tells earlier names of the type. */
  public Layout typeWas(String... names) {
    renamedFrom = names.clone();
    return this;
  }

  /** The annotated interface. */
  public Class<?> type() {
    return type;
  }

  /** The length of header and fixed part in bytes. */
  public int fixedBytes() {
    return fixedBytes;
  }

  /** Where the slots of variable values begin. */
  public int slotsOffset() {
    return slotsOffset;
  }

  /** The properties, in order. */
  public List<Field> fields() {
    return shown;
  }

  /** The description that stands in the file; two layouts are equal if and only if theirs are. */
  public String describe() {
    String known = description;
    if (known == null) {
      known = describeAll();
      description = known;
    }
    return known;
  }

  private String describeAll() {
    StringBuilder text = new StringBuilder(64 + 48 * fields.size());
    text.append("entity ").append(type.getName());
    text.append(" fixed ").append(fixedBytes).append(" slots ").append(slotsOffset);
    if (renamedFrom.length > 0) {
      text.append(" was ").append(String.join(" ", Arrays.asList(renamedFrom)));
    }
    text.append('\n');
    for (Field field : fields) {
      field.describe(text);
    }
    return text.toString();
  }
}
