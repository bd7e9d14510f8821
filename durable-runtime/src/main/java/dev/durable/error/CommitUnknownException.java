package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The flush failed: the commit may or may not have survived; reopen to see. */
public final class CommitUnknownException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public CommitUnknownException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public CommitUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
