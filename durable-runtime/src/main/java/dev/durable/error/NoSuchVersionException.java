package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** There is no such version; names those there are. */
public final class NoSuchVersionException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public NoSuchVersionException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public NoSuchVersionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
