package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The file was written by a Durable too old to be read. */
public final class FormatTooOldException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public FormatTooOldException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public FormatTooOldException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
