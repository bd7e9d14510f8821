package dev.durable;

import dev.durable.codegen.Bridge;
import java.nio.file.Path;

/**
 * An open heap. It is its own main branch. Safe for any number of threads.
 *
 * <pre>{@code
 * try (var heap = DurableHeap.open(Path.of("shop.dheap"), ShopDraft.TYPE, shop -> shop.name("Tea"))) {
 *   heap.commit("import", shop -> shop.customers().put("ada", new CustomerDraft().name("Ada")));
 *   System.out.println(heap.snapshot().root().customers().get("ada").name());
 * }
 * }</pre>
 *
 * @param <R> the root's interface
 * @param <RD> the root's draft
 */
public interface DurableHeap<R, RD extends R> extends Branch<R, RD>, AutoCloseable {

  /**
   * Opens the heap; where there is none, makes one with an empty root.
   *
   * @throws dev.durable.error.DurableException of the type that says why it cannot be opened
   */
  static <R, RD extends R> DurableHeap<R, RD> open(Path file, DurableType<R, RD> root) {
    return open(file, root, HeapOptions.defaults());
  }

  /** Opens the heap; where there is none, makes one with the root that {@code initial} fills. */
  static <R, RD extends R, X extends Exception> DurableHeap<R, RD> open(
      Path file, DurableType<R, RD> root, Edit<? super RD, X> initial) throws X {
    return open(file, root, HeapOptions.defaults(), initial);
  }

  /** Opens the heap with options; where there is none, makes one with an empty root. */
  static <R, RD extends R> DurableHeap<R, RD> open(
      Path file, DurableType<R, RD> root, HeapOptions options) {
    return Bridge.engine().open(file, root, options, Bridge.emptyRoot());
  }

  /**
   * Opens the heap with options; where there is none, makes one with the root that {@code initial}
   * fills.
   */
  static <R, RD extends R, X extends Exception> DurableHeap<R, RD> open(
      Path file, DurableType<R, RD> root, HeapOptions options, Edit<? super RD, X> initial)
      throws X {
    return Bridge.engine().open(file, root, options, initial);
  }

  /** Opens an existing heap to read, beside the process that writes it. */
  static <R> ReadOnlyHeap<R> openReadOnly(Path file, DurableType<R, ?> root) {
    return Bridge.engine().openReadOnly(file, root);
  }

  /**
   * Forces everything that was committed; needed only where {@link HeapOptions.Durability} leaves
   * commits unforced.
   */
  void flush();

  /** Closes the heap; what is used afterwards throws {@code HeapClosedException}. */
  @Override
  void close();
}
