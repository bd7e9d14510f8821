package dev.durable.error;

/** A value has no JSON text: it contains itself, or is a number without digits. */
public final class JsonWriteException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public JsonWriteException(String message) {
    super(message, null);
  }
}
