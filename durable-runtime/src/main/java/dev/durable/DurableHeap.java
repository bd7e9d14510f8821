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
   * Opens a heap that somebody else has made and perhaps forged, to read, if it has no more than
   * 256 MiB; see {@link #openUntrusted(Path, DurableType, long)}.
   */
  static <R> ReadOnlyHeap<R> openUntrusted(Path file, DurableType<R, ?> root) {
    return openUntrusted(file, root, 256L << 20);
  }

  /**
   * Opens a heap that somebody else has made and perhaps forged, to read. The file is copied into
   * the memory of this process, the copy is checked as {@link #verify} does, and only the copy is
   * read. So whoever changes or cuts the file later changes nothing here, and {@link
   * ReadOnlyHeap#refresh()} finds nothing new.
   *
   * <p>It protects from files that make a reader crash, hang, loop, or take memory out of
   * proportion, and from collections and references that are not what they say. It does not tell
   * who wrote the file, nor whether what it says is true; constructors of the program's own records
   * see values that they may have to refuse.
   *
   * @param maxBytes the longest file that is copied
   * @throws dev.durable.error.UntrustedHeapException if the file is longer, or anything in it is
   *     wrong, with the list of it
   * @throws dev.durable.error.NotAHeapException if the file is none
   * @throws dev.durable.error.SchemaMismatchException if its types are not those of the program
   */
  static <R> ReadOnlyHeap<R> openUntrusted(Path file, DurableType<R, ?> root, long maxBytes) {
    return Bridge.engine().openUntrusted(file, root, maxBytes);
  }

  /**
   * Checks a whole file: every byte that was written, every commit and its digest, every version of
   * every entity, all collections, references and counts. Changes nothing, takes no lock, needs no
   * class of the program, and can be done beside the process that writes. Takes time in proportion
   * to the file and a bounded amount of memory, whatever the file says.
   *
   * <pre>{@code
   * HeapReport report = DurableHeap.verify(Path.of("shop.dheap"));
   * if (!report.ok()) {
   *   System.out.println(report);
   * }
   * }</pre>
   *
   * @throws dev.durable.error.NotAHeapException if the file is none
   * @throws dev.durable.error.FormatTooNewException if a newer Durable wrote it
   * @throws dev.durable.error.HeapIoException if it cannot be read
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  static HeapReport verify(Path file) {
    return verify(file, (done, total) -> {});
  }

  /** The same, telling how far it has come. */
  static HeapReport verify(Path file, VerifyProgress progress) {
    return Bridge.engine().verify(file, progress);
  }

  /**
   * Makes a new heap of whatever is whole of a damaged one, and tells what is lost. Up to the first
   * damage all versions are kept as they were; what is whole behind it comes as one more version on
   * top, with the newest whole version of each entity. References to lost entities become null, or
   * leave their collection; what requires a lost entity is taken from before the damage or lost,
   * too. Superblocks are not needed for that, nor the program's types. The damaged file is only
   * read. Takes the time of about two checks, and memory for some dozens of bytes an entity.
   *
   * <p>Both files say to be the same heap, unless not even the first version is whole. Keep the
   * damaged one out of the way of programs.
   *
   * @param target must not exist
   * @return what was saved, what is lost, and what is wrong with the damaged file
   * @throws dev.durable.error.CorruptHeapException if nothing can be saved: neither the first
   *     version nor the root is whole
   * @throws dev.durable.error.NotAHeapException if the damaged file is no heap
   * @throws dev.durable.error.HeapIoException if the target exists, or a file cannot be read or
   *     written
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  static SalvageReport salvage(Path damaged, Path target) {
    return Bridge.engine().salvage(damaged, target);
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
