package dev.durable.internal.recovery;

import dev.durable.internal.log.Appender;
import dev.durable.internal.log.CommitFields;

/** Fills the first commit of a new heap. */
@FunctionalInterface
public interface Creation<X extends Exception> {

  /**
   * Appends what the first commit holds. What it throws is thrown to the creator, and then there is
   * no file.
   */
  CommitFields fill(Appender appender) throws X;
}
