package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The draft was committed or dropped. */
public final class DraftClosedException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public DraftClosedException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public DraftClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
