package dev.durable.internal.log;

/**
 * Builds one commit behind the head of the log. Used by one thread that holds the writer lock, and
 * ended by {@link #commit} or {@link #rollBack}.
 *
 * <p>Records get their place at once and keep it, so that what is appended later may point to what
 * was appended before. Up to 8 MiB nothing is written before {@link #commit}; from then on finished
 * frames are written while the commit is built.
 */
public final class Appender {

  Appender() {}

  /** Where the file would end if nothing more came; the next record comes here or later. */
  public long position() {
    throw new UnsupportedOperationException();
  }

  /**
   * Appends a record.
   *
   * @param source holds the record with its header, see {@link dev.durable.codegen.RecordFormat}
   * @param from where it begins there
   * @param length of the record, header included, without padding; as its header says
   * @return its pointer
   * @throws dev.durable.error.HeapIoException if finished frames could not be written; call {@link
   *     #rollBack()}
   */
  public long append(byte[] source, int from, int length) {
    throw new UnsupportedOperationException();
  }

  /**
   * Appends a value that is too large for a record.
   *
   * @param length more than {@link dev.durable.codegen.RecordFormat#MAX_VALUE_RECORD_BYTES}
   * @return a pointer to its first byte; read it with {@link Mapping#copyValue}
   * @throws dev.durable.error.HeapIoException as for {@link #append}
   */
  public long largeValue(byte[] source, int from, int length) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the commit on the heap's own branch, continuing the head of the log; see {@link
   * #commit(CommitFields, Line)}.
   */
  public Commit commit(CommitFields fields) {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the commit record and all that was not yet written, and makes it the {@link Log#head()}.
   * It is not yet durable: release the writer lock, then call {@link Log#await}.
   *
   * @throws dev.durable.error.HeapIoException if it could not be written; the file is as before
   * @throws dev.durable.error.HeapLockedException if another process has taken the heap over
   * @throws IllegalArgumentException if message and tags do not fit into a commit record of 32 KiB
   */
  public Commit commit(CommitFields fields, Line line) {
    throw new UnsupportedOperationException();
  }

  /** Cuts off whatever was written for this commit. Does nothing after {@link #commit}. */
  public void rollBack() {
    throw new UnsupportedOperationException();
  }
}
