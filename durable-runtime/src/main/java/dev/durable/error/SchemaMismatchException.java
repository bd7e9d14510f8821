package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The compiled types do not fit the stored ones; lists every difference and its remedy. */
public final class SchemaMismatchException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public SchemaMismatchException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public SchemaMismatchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
