package dev.durable.internal.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Where a run of entries, or of children, is cut into nodes. */
final class Cuts {

  private Cuts() {}

  /**
   * Fills node after node; the last two share evenly what is left for them, unless the last one
   * lies at the right edge of the tree, where more will follow.
   *
   * @param bytesOf gives the size of an item
   * @param atLeast how many items a node has, whatever their size
   * @return where each node ends
   */
  static List<Integer> of(
      int count, IntUnaryOperator bytesOf, int max, int atLeast, boolean isRightEdge) {
    List<Integer> ends = new ArrayList<>();
    int bytes = 0;
    int start = 0;
    for (int i = 0; i < count; i++) {
      int size = bytesOf.applyAsInt(i);
      if (bytes + size > max && i - start >= atLeast && count - i >= atLeast) {
        ends.add(i);
        start = i;
        bytes = 0;
      }
      bytes += size;
    }
    if (count > 0) {
      ends.add(count);
    }
    if (ends.size() > 1 && (!isRightEdge || count - start < atLeast)) {
      balance(ends, bytesOf, max, atLeast);
    }
    return ends;
  }

  private static void balance(List<Integer> ends, IntUnaryOperator bytesOf, int max, int atLeast) {
    int last = ends.size() - 1;
    int start = last < 2 ? 0 : ends.get(last - 2);
    int end = ends.get(last);
    int total = 0;
    for (int i = start; i < end; i++) {
      total += bytesOf.applyAsInt(i);
    }
    int cut = start;
    int bytes = 0;
    while (cut < end - atLeast && (cut < start + atLeast || 2 * bytes < total)) {
      bytes += bytesOf.applyAsInt(cut);
      cut++;
    }
    if (bytes <= max && total - bytes <= max) {
      ends.set(last - 1, cut);
    }
  }
}
