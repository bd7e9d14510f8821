package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.HeapIoException;
import dev.durable.error.HeapLockedException;
import dev.durable.internal.io.FileStorage;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fence: whose a heap is, as its superblocks say. */
class SuperblocksTest {

  private static final Path FILE = Path.of("heap");
  private static final long PAUSE = 5_000_000;

  private final MemoryStorage storage = new MemoryStorage(1);

  @TempDir Path directory;

  /** Of a heap that was closed, over that mapping of it. */
  private Superblocks superblocks(StorageFile file, MemorySegment mapped) throws IOException {
    SuperblockPair pair = SuperblockPair.read(file);
    Superblock newest = Objects.requireNonNull(pair.newest());
    Handle handle = new Handle(FILE, newest.heapId(), newest.salt(), newest.end());
    Superblocks made = new Superblocks(storage, file, handle, mapped, pair, newest.slotSequence());
    made.fence();
    return made;
  }

  private StorageFile closedHeap() throws IOException {
    Heaps.create(storage, FILE, Heaps.COMMIT, 10).close();
    return storage.openToWrite(FILE);
  }

  private static void takeOver(StorageFile file, int slot) throws IOException {
    byte[] other = new byte[Superblock.OWNER];
    LittleEndian.putLong(other, Long.BYTES, 4711);
    long at = (long) slot * Superblock.BYTES + Superblock.SLOT_SEQUENCE_AT;
    file.write(at, other, 0, other.length);
  }

  @Test
  void whatAnotherProcessOfThisMachineWritesIsFoundAtOnce() throws Exception {
    for (int slot = 0; slot < 2; slot++) {
      storage.delete(FILE);
      StorageFile file = closedHeap();
      Superblocks superblocks = superblocks(file, file.map(Superblock.BOTH));
      superblocks.fence();
      takeOver(file, slot);
      assertThrows(HeapLockedException.class, superblocks::fence);
    }
  }

  @Test
  void whatNoMappingShowsIsFoundWithinFiveMilliseconds() throws Exception {
    StorageFile file = closedHeap();
    byte[] stale = new byte[Superblock.BOTH];
    file.read(0, stale, 0, stale.length);
    Superblocks superblocks = superblocks(file, MemorySegment.ofArray(stale));
    takeOver(file, 0);
    storage.pass(PAUSE - 1);
    superblocks.fence(); // as another machine might write right after it, too
    storage.pass(1);
    assertThrows(HeapLockedException.class, superblocks::fence);
  }

  @Test
  void whereNoMappingShowsOwnWritesTheFileCounts() throws Exception {
    StorageFile file = closedHeap();
    Superblocks superblocks = superblocks(file, MemorySegment.ofArray(new byte[Superblock.BOTH]));
    long before = storage.bytesRead();
    superblocks.fence();
    assertNotEquals(before, storage.bytesRead());
    takeOver(file, 1);
    assertThrows(HeapLockedException.class, superblocks::fence);
  }

  @Test
  void commitsWithinFiveMillisecondsReadNoFile() {
    try (Log log = Heaps.create(storage, FILE, Heaps.COMMIT, 10)) {
      Heaps.commit(log, 10);
      long before = storage.bytesRead();
      for (int i = 0; i < 100; i++) {
        Heaps.commit(log, 10);
      }
      assertEquals(before, storage.bytesRead());
      storage.pass(PAUSE);
      Heaps.commit(log, 10);
      assertNotEquals(before, storage.bytesRead());
    }
  }

  /** The mapping has pages then that are not there; a process must not die of them. */
  @Test
  void aHeapThatSomebodyHasEmptiedRefusesCommits() throws Exception {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "elsewhere nobody can");
    Path path = directory.resolve("a.dheap");
    Log log = Heaps.create(FileStorage.system(), path, Heaps.COMMIT, 10);
    Heaps.commit(log, 10);
    try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
      other.setLength(0);
    }
    HeapIoException refused = assertThrows(HeapIoException.class, () -> Heaps.commit(log, 10));
    assertTrue(refused.toString().contains(path.toString()), refused.toString());
    assertThrows(RuntimeException.class, log::close);
  }
}
