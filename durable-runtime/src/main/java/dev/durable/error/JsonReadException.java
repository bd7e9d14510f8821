package dev.durable.error;

import org.jspecify.annotations.Nullable;

/** A text is not JSON, or beyond the limits that were set; nothing of it was taken over. */
public final class JsonReadException extends DurableException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * Made by the runtime.
   *
   * @param what what is wrong there
   */
  public JsonReadException(String what, int line, int column, @Nullable Throwable cause) {
    super("JSON text, line " + line + ", column " + column + ": " + what, cause);
    this.line = line;
    this.column = column;
  }

  /** The line where it was noticed, from 1. */
  public int line() {
    return line;
  }

  /** The column where it was noticed, from 1, in chars. */
  public int column() {
    return column;
  }
}
