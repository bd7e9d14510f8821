package dev.durable.json;

import java.util.List;

/** Values in a row; an entity, so it can be shared, referred to, and be the root of a heap. */
public sealed interface JArray extends JValue permits JArrayDraft, JArrayView {

  /** The values. */
  List<JValue> values();

  /** How many values there are. */
  default int size() {
    return values().size();
  }

  /**
   * The value at this index.
   *
   * @throws IndexOutOfBoundsException where there is none
   */
  default JValue get(int index) {
    return values().get(index);
  }

  /**
   * The text at this index.
   *
   * @throws ClassCastException where the value is no {@link JString}
   */
  default String getString(int index) {
    return Kinds.text(get(index), this, index);
  }

  /**
   * The whole number at this index.
   *
   * @throws ClassCastException where the value is no {@link JLong}
   */
  default long getLong(int index) {
    return Kinds.whole(get(index), this, index);
  }

  /**
   * The number at this index, as the nearest {@code double}.
   *
   * @throws ClassCastException where the value is no number
   */
  default double getDouble(int index) {
    return Kinds.number(get(index), this, index);
  }

  /**
   * The truth at this index.
   *
   * @throws ClassCastException where the value is no {@link JBoolean}
   */
  default boolean getBoolean(int index) {
    return Kinds.truth(get(index), this, index);
  }

  /**
   * The object at this index.
   *
   * @throws ClassCastException where the value is no object
   */
  default JObject getObject(int index) {
    return Kinds.entity(JObject.class, get(index), this, index);
  }

  /**
   * The array at this index.
   *
   * @throws ClassCastException where the value is no array
   */
  default JArray getArray(int index) {
    return Kinds.entity(JArray.class, get(index), this, index);
  }
}
