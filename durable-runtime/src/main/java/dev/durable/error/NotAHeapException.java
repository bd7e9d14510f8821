package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The file is not a heap: empty, or of some other kind. It was left as it is. */
public final class NotAHeapException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public NotAHeapException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public NotAHeapException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
