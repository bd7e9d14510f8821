package dev.durable.json;

/**
 * The value null: there, and nothing; {@link JObject#get} gives Java's null where there is none.
 */
public record JNull() implements JValue {

  /** One of them; all are equal. */
  public static final JNull NULL = new JNull();

  /** As JSON text. */
  @Override
  public String toString() {
    return "null";
  }
}
