package dev.durable.internal.session;

import dev.durable.DurableHeap;
import dev.durable.DurableType;
import dev.durable.Edit;
import dev.durable.HeapOptions;
import dev.durable.HeapReport;
import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.VerifyProgress;
import dev.durable.codegen.Bridge;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.DraftCollection;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityType;
import dev.durable.internal.collection.DraftCollections;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.TextFiles;
import dev.durable.internal.log.Appender;
import dev.durable.internal.log.CommitFields;
import dev.durable.internal.log.Log;
import dev.durable.internal.recovery.HeapFiles;
import dev.durable.internal.recovery.HeapInspection;
import dev.durable.internal.recovery.HeapSalvage;
import dev.durable.internal.schema.SchemaTable;
import dev.durable.internal.schema.TypeGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;

/** Opens heaps. */
public final class Engine extends Bridge {

  /** The id of the root of every heap. */
  private static final long ROOT_ID = 1;

  private final Storage storage;

  /** On the file system of the machine. */
  public Engine() {
    this(FileStorage.system());
  }

  /** On any storage, for tests. */
  public Engine(Storage storage) {
    this.storage = storage;
  }

  @Override
  public <R, RD extends R, X extends Exception> DurableHeap<R, RD> open(
      Path file, DurableType<R, RD> root, HeapOptions options, Edit<? super RD, X> initial)
      throws X {
    TypeGraph types = new TypeGraph(root);
    if (HeapFiles.exists(storage, file)) {
      Log log = HeapFiles.openToWrite(storage, file, options.durability());
      try {
        return new HeapHandle<>(log, types);
      } catch (Throwable e) {
        log.close();
        throw e;
      }
    }
    return create(file, types, options, initial);
  }

  @SuppressWarnings("unchecked") // the root's type makes its drafts
  private <R, RD extends R, X extends Exception> DurableHeap<R, RD> create(
      Path file, TypeGraph types, HeapOptions options, Edit<? super RD, X> initial) throws X {
    EntityDraft<?> root = EntityType.freshDraftOf(types.root());
    initial.apply((RD) root);
    Reachable reachable = Reachable.fromNewRoot(root, ROOT_ID);
    try {
      reachable.requireComplete();
      Log log =
          HeapFiles.create(
              storage, file, options.durability(), appender -> fill(appender, types, reachable));
      try {
        return created(log, types, reachable);
      } catch (Throwable e) {
        log.close(); // else nobody could
        throw e;
      }
    } catch (Throwable e) {
      reachable.release();
      throw e;
    }
  }

  private static <R, RD extends R> HeapHandle<R, RD> created(
      Log log, TypeGraph types, Reachable reachable) {
    HeapHandle<R, RD> heap = new HeapHandle<>(log, types);
    Session creation = new Session(heap.contextOf(log.published()));
    creation.close("This draft made the heap. Edit it with heap.commit(…) or heap.draft().");
    reachable.settle(creation);
    return heap;
  }

  private static CommitFields fill(Appender appender, TypeGraph types, Reachable reachable) {
    CommitWriter writer = new CommitWriter(appender, SchemaTable.empty(types), reachable, null);
    return writer.write(reachable, null, ROOT_ID, "created", Collections.emptySortedMap()).fields();
  }

  @Override
  public <R> ReadOnlyHeap<R> openReadOnly(Path file, DurableType<R, ?> root) {
    TypeGraph types = new TypeGraph(root);
    return new ReadOnlyHandle<>(HeapFiles.openToRead(storage, file), types);
  }

  @Override
  public InputStream openText(Path file) throws IOException {
    return TextFiles.open(file);
  }

  @Override
  public <R> ReadOnlyHeap<R> openUntrusted(Path file, DurableType<R, ?> root, long maxBytes) {
    TypeGraph types = new TypeGraph(root);
    return new ReadOnlyHandle<>(HeapInspection.openUntrusted(storage, file, maxBytes), types);
  }

  @Override
  public SalvageReport salvage(Path file, Path target) {
    return HeapSalvage.run(storage, file, target);
  }

  @Override
  public HeapReport verify(Path file, VerifyProgress progress) {
    return HeapInspection.verify(storage, file, progress);
  }

  @Override
  public DraftCollection draftCollection(EntityDraft<?> owner, CollectionShape<?> shape, int slot) {
    return DraftCollections.create(owner, shape, slot);
  }
}
