package dev.durable.json;

/** True or false. */
public record JBoolean(boolean value) implements JValue {

  /** As JSON text. */
  @Override
  public String toString() {
    return Boolean.toString(value);
  }
}
