package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** Generated code is missing or of another release; names the class and the build setting. */
public final class GeneratedCodeException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public GeneratedCodeException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public GeneratedCodeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
