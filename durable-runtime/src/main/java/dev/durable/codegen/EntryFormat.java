package dev.durable.codegen;

/**
 * How entries of varying width lie in a leaf: first their ends, then the entries one after the
 * other; {@code docs/format.md} has the drawing. Shared by the engine and by cursors.
 */
public final class EntryFormat {

  /** The number of entries before a leaf that lies in its owner, {@code u16}. */
  public static final int COUNT_BYTES = 2;

  /** Where an entry ends, {@code u16}, from the first entry's start. */
  public static final int END_BYTES = 2;

  /** In an end: the entry is not there, but a pointer and a length of where it is. */
  public static final int OUT_OF_LINE = 0x8000;

  private EntryFormat() {}
}
