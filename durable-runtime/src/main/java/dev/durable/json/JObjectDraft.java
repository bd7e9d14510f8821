package dev.durable.json;

import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.Slot;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Mutable {@link JObject}.
 *
 * <pre>{@code
 * root.put("title", "Groceries").put("count", 2);
 * root.array("items").add("tea").addObject().put("name", "cup");
 * root.put("address", new JObjectDraft().put("city", "Berlin"));
 * }</pre>
 *
 * <p>Objects and arrays inside of it are drafts: {@link #getObject}, {@link #getArray} and {@code
 * switch (draft.get(name)) { case JObjectDraft object -> ... }} give them to be edited.
 */
@SuppressWarnings("exports") // the view is only the runtime's business
public final class JObjectDraft extends EntityDraft<JObjectView> implements JObject {

  /** Names {@link JObject} to a heap. */
  public static final DurableType<JObject, JObjectDraft> TYPE = JObjectType.TYPE;

  /** {@link JObject#fields()}. */
  public static final Property<JObject, NavigableMap<String, JValue>> FIELDS =
      JObjectType.TYPE.property(0);

  @Nullable NavigableMap<String, JValue> fields;

  /** A new, empty {@link JObject}; it is stored by the commit that reaches it. */
  public JObjectDraft() {
    super(JObjectType.TYPE);
  }

  JObjectDraft(Slot slot, @Nullable JObjectView base) {
    super(JObjectType.TYPE, slot, base);
  }

  /** All names and values, ordered by name, to be changed. */
  @Override
  public NavigableMap<String, JValue> fields() {
    NavigableMap<String, JValue> map = this.fields;
    if (map == null) {
      map = Drafts.sortedMap(this, JObjectType.FIELDS, JObjectType.FIELDS_OFFSET);
      this.fields = map;
    }
    return map;
  }

  /** Makes {@link #fields()} equal to these. */
  public JObjectDraft fields(Map<String, ? extends JValue> fields) {
    Drafts.changing(this);
    Drafts.replace(fields(), fields);
    return this;
  }

  /**
   * Puts any value: a plain one, a new draft, a draft of this session, or a view of this heap; null
   * is {@link JNull}.
   */
  public JObjectDraft put(String name, @Nullable JValue value) {
    fields().put(name, value == null ? JNull.NULL : value);
    return this;
  }

  /** Puts text; null is {@link JNull}. */
  public JObjectDraft put(String name, @Nullable String value) {
    return put(name, value == null ? JNull.NULL : new JString(value));
  }

  /** Puts a whole number. */
  public JObjectDraft put(String name, long value) {
    return put(name, new JLong(value));
  }

  /** Puts a number. */
  public JObjectDraft put(String name, double value) {
    return put(name, new JDouble(value));
  }

  /** Puts true or false. */
  public JObjectDraft put(String name, boolean value) {
    return put(name, new JBoolean(value));
  }

  /** Puts {@link JNull}. */
  public JObjectDraft putNull(String name) {
    return put(name, JNull.NULL);
  }

  /** Takes the name and its value out, if there is one. */
  public JObjectDraft remove(String name) {
    fields().remove(name);
    return this;
  }

  /**
   * The object of this name, put there first where there is none.
   *
   * @throws ClassCastException where there is a value that is no object
   */
  public JObjectDraft object(String name) {
    return Kinds.entity(
        JObjectDraft.class, fields().computeIfAbsent(name, _ -> new JObjectDraft()), this, name);
  }

  /**
   * The array of this name, put there first where there is none.
   *
   * @throws ClassCastException where there is a value that is no array
   */
  public JArrayDraft array(String name) {
    return Kinds.entity(
        JArrayDraft.class, fields().computeIfAbsent(name, _ -> new JArrayDraft()), this, name);
  }

  /** The object of this name, to be edited; otherwise as declared. */
  @Override
  public JObjectDraft getObject(String name) {
    return (JObjectDraft) JObject.super.getObject(name);
  }

  /** The array of this name, to be edited; otherwise as declared. */
  @Override
  public JArrayDraft getArray(String name) {
    return (JArrayDraft) JObject.super.getArray(name);
  }
}
