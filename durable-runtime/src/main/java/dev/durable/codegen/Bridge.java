package dev.durable.codegen;

import dev.durable.DurableHeap;
import dev.durable.DurableType;
import dev.durable.Edit;
import dev.durable.HeapOptions;
import dev.durable.HeapReport;
import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.VerifyProgress;
import dev.durable.internal.session.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Leads from the API to the engine above it: the only arrow that points upwards. */
public abstract class Bridge {

  /** For the engine. */
  protected Bridge() {}

  /** The engine. */
  public static Bridge engine() {
    return Holder.ENGINE;
  }

  /** Leaves a new root as it is. */
  public static <D> Edit<D, RuntimeException> emptyRoot() {
    return new EmptyRoot<>();
  }

  /** Opens a heap to write. */
  public abstract <R, RD extends R, X extends Exception> DurableHeap<R, RD> open(
      Path file, DurableType<R, RD> root, HeapOptions options, Edit<? super RD, X> initial)
      throws X;

  /** Opens a heap to read. */
  public abstract <R> ReadOnlyHeap<R> openReadOnly(Path file, DurableType<R, ?> root);

  /** Opens a text file to be read; the caller closes it. */
  public abstract InputStream openText(Path file) throws IOException;

  /** Opens a copy of a heap to read, after a check. */
  public abstract <R> ReadOnlyHeap<R> openUntrusted(
      Path file, DurableType<R, ?> root, long maxBytes);

  /** Writes what is whole of a damaged heap into a new one. */
  public abstract SalvageReport salvage(Path file, Path target);

  /** Checks a whole file. */
  public abstract HeapReport verify(Path file, VerifyProgress progress);

  /**
   * A collection of a draft.
   *
   * @param owner the draft; while it has no base the collection starts empty
   * @param slot the offset of the property's slot in the owner's record
   */
  public abstract DraftCollection draftCollection(
      EntityDraft<?> owner, CollectionShape<?> shape, int slot);

  /** A class of its own: the first lambda of a process costs milliseconds, before it can read. */
  private static final class EmptyRoot<D> implements Edit<D, RuntimeException> {

    @Override
    public void apply(D root) {}
  }

  private static final class Holder {

    static final Bridge ENGINE = new Engine();
  }
}
