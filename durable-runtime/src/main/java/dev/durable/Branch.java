package dev.durable;

import java.util.Map;

/**
 * A named line of commits that one can also write to.
 *
 * @param <R> the root's interface
 * @param <RD> the root's draft
 */
public interface Branch<R, RD extends R> extends Timeline<R> {

  /** The name; {@code "main"} for the heap itself. */
  String name();

  /** Opens a draft session on the newest commit; many may be open at once. */
  Draft<R, RD> draft();

  /** Opens a draft session on an older commit; its commit is rebased onto the newest. */
  Draft<R, RD> draft(Snapshot<R> base);

  /**
   * Edits and commits in one step. Runs alone, so it never conflicts.
   *
   * <p>What {@code edit} throws is thrown here, and nothing is written.
   *
   * <pre>{@code
   * heap.commit("rename", shop -> shop.customers().edit("ada").name("Ada L."));
   * }</pre>
   */
  <X extends Exception> Snapshot<R> commit(String message, Edit<? super RD, X> edit) throws X;

  /** The same, with tags. */
  <X extends Exception> Snapshot<R> commit(
      String message, Map<String, String> tags, Edit<? super RD, X> edit) throws X;
}
