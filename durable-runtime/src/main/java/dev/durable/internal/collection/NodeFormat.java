package dev.durable.internal.collection;

import dev.durable.codegen.EntryFormat;
import dev.durable.codegen.RecordFormat;
import dev.durable.codegen.Slots;

/** Where the parts of a node lie; {@code docs/format.md} has the drawing. */
final class NodeFormat {

  /** In the header: 0 for a leaf, else one more than its children have. */
  static final int LEVEL_AT = RecordFormat.FLAGS_AT;

  /** How many entries or children, {@code u16}, at least one. */
  static final int COUNT_AT = RecordFormat.HEADER_BYTES;

  /** Which property of the owner's schema the tree belongs to, {@code u16}, in canonical order. */
  static final int PROPERTY_AT = 10;

  /** How many collections it is nested in, {@code u8}; the rest of the header is zero. */
  static final int DEPTH_AT = 12;

  /** The first byte behind a node's header. */
  static final int BODY_AT = 16;

  /** The number of entries before an inline leaf, {@code u16}. */
  static final int INLINE_COUNT_BYTES = EntryFormat.COUNT_BYTES;

  /** In the slot of a tree: pointer to the root, and its number of entries ({@code u32}). */
  static final int ROOT_BYTES = 12;

  /** A child's pointer. */
  static final int POINTER_BYTES = 8;

  /** The number of entries up to and including a child's. */
  static final int TOTAL_BYTES = 4;

  /** Where a key or value of variable size ends, {@code u16}; the top bit: it stands elsewhere. */
  static final int END_BYTES = EntryFormat.END_BYTES;

  static final int OUT_OF_LINE = EntryFormat.OUT_OF_LINE;

  /** Pointer and length of a key or value that stands elsewhere. */
  static final int REFERENCE_BYTES = Slots.REFERENCE_BYTES;

  /** Longer keys stand elsewhere, so that three of them fit into a branch. */
  static final int MAX_KEY_BYTES = 256;

  /** Longer values stand elsewhere. */
  static final int MAX_VALUE_BYTES = 512;

  /** No tree of a reader is higher: 2^31 entries need 31 levels of branches with two children. */
  static final int MAX_LEVEL = 31;

  private NodeFormat() {}

  /** The level in a header that was read as one long; below zero in a bad one. */
  static int level(long header) {
    return (byte) (header >>> (8 * LEVEL_AT));
  }
}
