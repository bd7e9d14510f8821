package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The file was written by a newer Durable. */
public final class FormatTooNewException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public FormatTooNewException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public FormatTooNewException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
