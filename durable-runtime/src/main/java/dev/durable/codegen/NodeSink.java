package dev.durable.codegen;

/** Where a commit's records go. Whatever is appended lies behind everything appended before. */
public interface NodeSink {

  /**
   * Appends a record.
   *
   * @param record starts with the header of {@link RecordFormat}, its length filled in
   * @return the pointer to it
   */
  long append(byte[] record, int from, int length);

  /** Appends a value of any length, to stand out of line, and gives the pointer to it. */
  long appendValue(byte[] value, int from, int length);
}
