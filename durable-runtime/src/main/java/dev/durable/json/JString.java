package dev.durable.json;

import java.util.Objects;

/** Text. */
public record JString(String value) implements JValue {

  /** Refuses null, for which there is {@link JNull}. */
  public JString {
    Objects.requireNonNull(value, "value");
  }

  /** As JSON text: in quotation marks, with escapes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(value.length() + 2);
    JsonText.quote(value, text);
    return text.toString();
  }
}
