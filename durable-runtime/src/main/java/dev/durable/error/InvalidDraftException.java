package dev.durable.error;

import org.jspecify.annotations.Nullable;

/**
 * The draft cannot be committed as it is; names every missing property by path. Repair it and
 * commit again.
 */
public final class InvalidDraftException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public InvalidDraftException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public InvalidDraftException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
