package dev.durable.error;

import dev.durable.HeapReport;
import org.jspecify.annotations.Nullable;

/** A heap that was not to be trusted was found wrong, and not opened. */
public final class UntrustedHeapException extends DurableException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable HeapReport report;

  /** Made by the runtime. */
  public UntrustedHeapException(String message, @Nullable HeapReport report) {
    super(message, null);
    this.report = report;
  }

  /** All that is wrong with it; null where it was refused for its size, and not looked at. */
  public @Nullable HeapReport report() {
    return report;
  }
}
