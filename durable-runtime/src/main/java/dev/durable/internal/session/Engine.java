package dev.durable.internal.session;

import dev.durable.DurableHeap;
import dev.durable.DurableType;
import dev.durable.Edit;
import dev.durable.HeapOptions;
import dev.durable.ReadOnlyHeap;
import dev.durable.codegen.Bridge;
import java.nio.file.Path;

/** Opens heaps. */
public final class Engine extends Bridge {

  @Override
  public <R, RD extends R, X extends Exception> DurableHeap<R, RD> open(
      Path file, DurableType<R, RD> root, HeapOptions options, Edit<? super RD, X> initial)
      throws X {
    throw new UnsupportedOperationException();
  }

  @Override
  public <R> ReadOnlyHeap<R> openReadOnly(Path file, DurableType<R, ?> root) {
    throw new UnsupportedOperationException();
  }

  @Override
  public dev.durable.codegen.DraftCollection draftCollection(
      dev.durable.codegen.EntityDraft<?> owner, dev.durable.codegen.CollectionShape<?> shape, int slot) {
    throw new UnsupportedOperationException();
  }
}
