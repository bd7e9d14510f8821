package dev.durable.json;

import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.Slot;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mutable {@link JArray}. Objects and arrays inside of it are drafts.
 *
 * <pre>{@code
 * JArrayDraft items = root.array("items").add("tea").add(3);
 * items.addObject().put("name", "cup");
 * items.values().removeIf(value -> value instanceof JNull);
 * }</pre>
 */
@SuppressWarnings("exports") // the view is only the runtime's business
public final class JArrayDraft extends EntityDraft<JArrayView> implements JArray {

  /** Names {@link JArray} to a heap. */
  public static final DurableType<JArray, JArrayDraft> TYPE = JArrayType.TYPE;

  /** {@link JArray#values()}. */
  public static final Property<JArray, List<JValue>> VALUES = JArrayType.TYPE.property(0);

  @Nullable List<JValue> values;

  /** A new, empty {@link JArray}; it is stored by the commit that reaches it. */
  public JArrayDraft() {
    super(JArrayType.TYPE);
  }

  JArrayDraft(Slot slot, @Nullable JArrayView base) {
    super(JArrayType.TYPE, slot, base);
  }

  /** The values, to be changed. */
  @Override
  public List<JValue> values() {
    List<JValue> list = this.values;
    if (list == null) {
      list = Drafts.list(this, JArrayType.VALUES, JArrayType.VALUES_OFFSET);
      this.values = list;
    }
    return list;
  }

  /** Makes {@link #values()} equal to these. */
  public JArrayDraft values(Collection<? extends JValue> values) {
    Drafts.changing(this);
    Drafts.replace(values(), values);
    return this;
  }

  private static JValue text(@Nullable String value) {
    return value == null ? JNull.NULL : new JString(value);
  }

  /**
   * Adds any value: a plain one, a new draft, a draft of this session, or a view of this heap; null
   * is {@link JNull}.
   */
  public JArrayDraft add(@Nullable JValue value) {
    values().add(value == null ? JNull.NULL : value);
    return this;
  }

  /** Adds text; null is {@link JNull}. */
  public JArrayDraft add(@Nullable String value) {
    return add(text(value));
  }

  /** Adds a whole number. */
  public JArrayDraft add(long value) {
    return add(new JLong(value));
  }

  /** Adds a number. */
  public JArrayDraft add(double value) {
    return add(new JDouble(value));
  }

  /** Adds true or false. */
  public JArrayDraft add(boolean value) {
    return add(new JBoolean(value));
  }

  /** Adds {@link JNull}. */
  public JArrayDraft addNull() {
    return add(JNull.NULL);
  }

  /** Adds a new object and gives it. */
  public JObjectDraft addObject() {
    JObjectDraft object = new JObjectDraft();
    add(object);
    return object;
  }

  /** Adds a new array and gives it. */
  public JArrayDraft addArray() {
    JArrayDraft array = new JArrayDraft();
    add(array);
    return array;
  }

  /**
   * Replaces the value at this index by any other; null is {@link JNull}.
   *
   * @throws IndexOutOfBoundsException where there is none
   */
  public JArrayDraft set(int index, @Nullable JValue value) {
    values().set(index, value == null ? JNull.NULL : value);
    return this;
  }

  /** Replaces the value at this index by text; null is {@link JNull}. */
  public JArrayDraft set(int index, @Nullable String value) {
    return set(index, text(value));
  }

  /** Replaces the value at this index by a whole number. */
  public JArrayDraft set(int index, long value) {
    return set(index, new JLong(value));
  }

  /** Replaces the value at this index by a number. */
  public JArrayDraft set(int index, double value) {
    return set(index, new JDouble(value));
  }

  /** Replaces the value at this index by true or false. */
  public JArrayDraft set(int index, boolean value) {
    return set(index, new JBoolean(value));
  }

  /** Replaces the value at this index by {@link JNull}. */
  public JArrayDraft setNull(int index) {
    return set(index, JNull.NULL);
  }

  /**
   * Takes the value at this index out.
   *
   * @throws IndexOutOfBoundsException where there is none
   */
  public JArrayDraft remove(int index) {
    values().remove(index);
    return this;
  }

  /** The object at this index, to be edited; otherwise as declared. */
  @Override
  public JObjectDraft getObject(int index) {
    return (JObjectDraft) JArray.super.getObject(index);
  }

  /** The array at this index, to be edited; otherwise as declared. */
  @Override
  public JArrayDraft getArray(int index) {
    return (JArrayDraft) JArray.super.getArray(index);
  }
}
