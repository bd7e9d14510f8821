package dev.durable.json;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Named values; an entity, so it can be shared, referred to, and be the root of a heap: {@code
 * DurableHeap.open(file, JObjectDraft.TYPE)}.
 *
 * <p>Names are kept in order, by code unit, and found in O(log n) without reading the others.
 */
public sealed interface JObject extends JValue permits JObjectDraft, JObjectView {

  /** All names and values, ordered by name. */
  NavigableMap<String, JValue> fields();

  /** The value of this name; null where there is none. */
  default @Nullable JValue get(String name) {
    return fields().get(name);
  }

  /** Whether there is a value of this name, be it {@link JNull}. */
  default boolean has(String name) {
    return fields().containsKey(name);
  }

  /**
   * The text of this name.
   *
   * @throws java.util.NoSuchElementException where there is no such name
   * @throws ClassCastException where the value is no {@link JString}
   */
  default String getString(String name) {
    return Kinds.text(get(name), this, name);
  }

  /**
   * The whole number of this name.
   *
   * @throws java.util.NoSuchElementException where there is no such name
   * @throws ClassCastException where the value is no {@link JLong}
   */
  default long getLong(String name) {
    return Kinds.whole(get(name), this, name);
  }

  /**
   * The number of this name, as the nearest {@code double}.
   *
   * @throws java.util.NoSuchElementException where there is no such name
   * @throws ClassCastException where the value is no number
   */
  default double getDouble(String name) {
    return Kinds.number(get(name), this, name);
  }

  /**
   * The truth of this name.
   *
   * @throws java.util.NoSuchElementException where there is no such name
   * @throws ClassCastException where the value is no {@link JBoolean}
   */
  default boolean getBoolean(String name) {
    return Kinds.truth(get(name), this, name);
  }

  /**
   * The object of this name.
   *
   * @throws java.util.NoSuchElementException where there is no such name
   * @throws ClassCastException where the value is no object
   */
  default JObject getObject(String name) {
    return Kinds.entity(JObject.class, get(name), this, name);
  }

  /**
   * The array of this name.
   *
   * @throws java.util.NoSuchElementException where there is no such name
   * @throws ClassCastException where the value is no array
   */
  default JArray getArray(String name) {
    return Kinds.entity(JArray.class, get(name), this, name);
  }
}
