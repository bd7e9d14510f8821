package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** An optional library that this call needs is not there; the message names it. */
public final class MissingLibraryException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public MissingLibraryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
