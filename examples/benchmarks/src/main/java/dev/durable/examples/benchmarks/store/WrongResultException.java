package dev.durable.examples.benchmarks.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A system gave another answer than the generator of the data: what was measured is worthless. */
public final class WrongResultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongResultException(String message) {
    super(message);
  }

  /** Compares two answers. */
  public static void unlessEqual(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw new WrongResultException(what + " must be " + expected + ", but is " + found + ".");
    }
  }
}
