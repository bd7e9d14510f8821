package dev.durable.error;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the file are not what was written.
 *
 * <p>What lies elsewhere in the file stays readable: damage is found when it is touched, and only
 * then.
 */
public final class CorruptHeapException extends DurableException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long offset;
  private final String problem;

  /**
   * Made by the runtime.
   *
   * @param what what was expected and what was found, and the way out
   */
  public CorruptHeapException(Path file, long offset, String what, @Nullable Throwable cause) {
    super(file + " is damaged at offset " + offset + ": " + what, cause);
    this.file = file;
    this.offset = offset;
    this.problem = what;
  }

  /** Made by the runtime. */
  public CorruptHeapException(Path file, long offset, String what) {
    this(file, offset, what, null);
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** What was expected and what was found, without file and place. */
  public String problem() {
    return problem;
  }

  /** Where the damage was found, in bytes from the start of the file. */
  public long offset() {
    return offset;
  }
}
