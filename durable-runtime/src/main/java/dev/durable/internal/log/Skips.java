package dev.durable.internal.log;

/** Skew-binary skip pointers over a chain. */
final class Skips {

  private Skips() {}
}
