package dev.durable.torture;

/** A promise was broken; the text says which, and how to see it again. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1L;

  Violation(String promise) {
    super(promise);
  }

  Violation(String promise, Throwable cause) {
    super(promise, cause);
  }
}
