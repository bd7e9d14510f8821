package dev.durable.codegen;

/**
 * The leaves of a collection that is a tree, one after the other, for those who read entries where
 * they lie. For one thread. What it throws is still to be turned into the error that users are to
 * see, by {@link ReadContext#failure}.
 */
public interface Leaves {

  /** Goes to the next leaf, which has entries; false behind the last one. */
  boolean next();

  /** The offset in the file of the leaf's elements, beginning with their ends. */
  long at();

  /** The number of its elements. */
  int count();

  /** Bytes of its elements and their ends together. */
  int room();

  /** Pointers to elements out of line lead before this offset. */
  long limit();
}
