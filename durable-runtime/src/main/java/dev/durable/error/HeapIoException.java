package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** The file system refused: disk full, no permission, device gone. */
public final class HeapIoException extends DurableException {

  private static final long serialVersionUID = 1L;

  /** Made by the runtime. */
  public HeapIoException(String message) {
    super(message, null);
  }

  /** Made by the runtime. */
  public HeapIoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
