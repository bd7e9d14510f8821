package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import dev.durable.ReadOnlyHeap;
import dev.durable.error.DurableException;
import dev.durable.error.SchemaMismatchException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;

/**
 * What is done to one forged file. All of it ends with a value or a typed error, and what verify
 * finds nothing wrong with can be read and written; anything else is thrown.
 */
final class ForgedFileTrial {

  private static final Path SAVED = Path.of("saved.dheap");
  private static final long SEED = 6;

  private final byte[] file;
  private final boolean whole;

  ForgedFileTrial(byte[] file) {
    this.file = file;
    this.whole = isWhole(file);
  }

  /** Whether verify has found nothing wrong. */
  boolean isWhole() {
    return whole;
  }

  private static boolean isWhole(byte[] file) {
    try {
      return VerifyTest.verify(file).ok();
    } catch (DurableException refused) {
      return false;
    }
  }

  private MemoryStorage storage() {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Corpus.FILE, file.clone());
    return storage;
  }

  private void requireDamaged(DurableException refused) {
    if (whole && !(refused instanceof SchemaMismatchException)) {
      throw refused;
    }
  }

  /** Reads everything in the newest version and the one before; whether the file opens. */
  boolean read() {
    boolean opened = false;
    try (ReadOnlyHeap<Thing> heap =
        new Engine(storage()).openReadOnly(Corpus.FILE, ThingDraft.TYPE)) {
      opened = true;
      Dump.of(heap.snapshot());
      Dump.history(heap);
      Dump.of(heap.at(Math.max(0, heap.snapshot().version() - 1)));
    } catch (DurableException refused) {
      requireDamaged(refused);
    }
    return opened;
  }

  /** Recovers, and commits. */
  void write() {
    try (DurableHeap<Thing, ThingDraft> heap = Corpus.open(storage())) {
      heap.commit("one more", root -> root.score(root.score() + 1).words().add("more"));
    } catch (DurableException refused) {
      requireDamaged(refused);
    }
  }

  /** Salvages; what comes of it is whole, and the file stays as it was. Whether anything came. */
  boolean salvage() {
    MemoryStorage storage = storage();
    Engine engine = new Engine(storage);
    try {
      engine.salvage(Corpus.FILE, SAVED);
    } catch (DurableException refused) {
      assertFalse(storage.exists(SAVED));
      return false;
    }
    assertArrayEquals(file, storage.get(Corpus.FILE));
    assertTrue(engine.verify(SAVED, (done, total) -> {}).ok());
    return true;
  }
}
