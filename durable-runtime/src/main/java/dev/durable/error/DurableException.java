package dev.durable.error;

import org.jspecify.annotations.Nullable;

/**
 * Whatever Durable throws at its users, save for the exceptions that {@code java.util} prescribes.
 */
public abstract sealed class DurableException extends RuntimeException
    permits CorruptHeapException,
        UntrustedHeapException,
        NotAHeapException,
        FormatTooOldException,
        FormatTooNewException,
        SchemaMismatchException,
        CommitConflictException,
        CommitUnknownException,
        InvalidDraftException,
        DraftClosedException,
        HeapClosedException,
        HeapLockedException,
        HeapIoException,
        NoSuchVersionException,
        UnsetPropertyException,
        GeneratedCodeException,
        JsonReadException,
        JsonWriteException,
        MissingLibraryException {

  private static final long serialVersionUID = 1L;

  private final String text;

  DurableException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.text = message;
  }

  /** What happened, where, and the way out; never null. */
  @Override
  public String getMessage() {
    return text;
  }
}
