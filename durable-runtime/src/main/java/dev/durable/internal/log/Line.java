package dev.durable.internal.log;

import java.util.List;

/**
 * Where a commit hangs in the history.
 *
 * @param branch number of its branch; 0 is the heap's own
 * @param parents the commits that it continues, the first being the one whose roots it changes;
 *     empty for the first commit of a heap
 */
public record Line(int branch, List<Commit> parents) {

  /** The heap's own branch. */
  public static final int MAIN = 0;

  /** Copies the parents. */
  public Line {
    parents = List.copyOf(parents);
  }
}
