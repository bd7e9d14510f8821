package dev.durable.internal.collection;

/**
 * Where the leaf lies that a search through stored branches has led to, before anything of it was
 * read or checked. Mutable, so that many searches need few of them; for one thread.
 */
final class Descent {

  /** The pointer to the leaf, as its parent says. */
  long leaf;

  /** How many entries it has, as its parent says; above zero. */
  int size;

  /** The pointer to the parent: the leaf ends before it. */
  long limit;

  /** Which entry it is if keys are spread evenly; perhaps none of the leaf's. */
  int guess;

  void to(long newLeaf, int newSize, long newLimit, int newGuess) {
    leaf = newLeaf;
    size = newSize;
    limit = newLimit;
    guess = newGuess;
  }

  /** The entry of the leaf that is closest to the guess. */
  int expected() {
    return Math.clamp(guess, 0, size - 1);
  }
}
