package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** Another process writes to this heap; names file and holder. */
public final class HeapLockedException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public HeapLockedException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public HeapLockedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
