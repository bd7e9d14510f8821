package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The heap was closed. */
public final class HeapClosedException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public HeapClosedException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public HeapClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
