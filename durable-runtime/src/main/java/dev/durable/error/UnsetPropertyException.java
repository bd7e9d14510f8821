package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** A required property of a fresh draft was read before it was set. */
public final class UnsetPropertyException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public UnsetPropertyException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public UnsetPropertyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
