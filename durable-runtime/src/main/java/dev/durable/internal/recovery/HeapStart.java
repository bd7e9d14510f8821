package dev.durable.internal.recovery;

import dev.durable.error.CorruptHeapException;
import dev.durable.error.FormatTooNewException;
import dev.durable.error.NotAHeapException;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.Log;
import dev.durable.internal.log.LogScanner;
import dev.durable.internal.log.NewHeap;
import dev.durable.internal.log.OpenedFile;
import dev.durable.internal.log.Superblock;
import dev.durable.internal.log.SuperblockPair;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the superblocks of an open file say: whether it is a heap at all, and which commit is there.
 *
 * @param size of the file after they were read
 */
record HeapStart(Path path, StorageFile file, long size, SuperblockPair superblocks) {

  /**
   * Reads them.
   *
   * @throws NotAHeapException if the file is too short for a heap
   * @throws CorruptHeapException if it was a heap, and was cut
   */
  static HeapStart read(Path path, StorageFile file) throws IOException {
    long size = file.size();
    if (size == 0) {
      throw new NotAHeapException(path + " is not a heap: it is empty. It was left as it is.");
    }
    if (size < Superblock.BOTH) {
      byte[] start = new byte[8];
      file.read(0, start, 0, (int) Math.min(size, start.length));
      if (SuperblockPair.isMagic(start)) {
        throw new CorruptHeapException(
            path, size, "the file was cut; even its superblocks are not there any more");
      }
      throw new NotAHeapException(
          path + " is not a heap: it has only " + size + " bytes. It was left as it is.");
    }
    SuperblockPair superblocks = SuperblockPair.read(file);
    // once more: a writer may have gone on since, and published what lies behind the size before
    return new HeapStart(path, file, file.size(), superblocks);
  }

  /**
   * The newest superblock, or null if neither is valid.
   *
   * @throws NotAHeapException if the file is of some other kind
   * @throws FormatTooNewException if a newer Durable wrote it
   */
  @Nullable Superblock newestIfValid() throws IOException {
    if (superblocks.claimedFormat() > Superblock.FORMAT) {
      throw new FormatTooNewException(
          path
              + " has format "
              + superblocks.claimedFormat()
              + "; this Durable reads up to "
              + Superblock.FORMAT
              + ". Use a newer Durable. The file was left as it is.");
    }
    Superblock newest = superblocks.newest();
    if (newest == null && !superblocks.hasMagic() && !NewHeap.beginsWithGenesis(file)) {
      throw new NotAHeapException(
          path + " is not a heap: it does not begin as one. It was left as it is.");
    }
    return newest;
  }

  /**
   * The newest superblock.
   *
   * @throws CorruptHeapException if neither is valid
   */
  Superblock newest() throws IOException {
    Superblock newest = newestIfValid();
    if (newest == null) {
      throw new CorruptHeapException(
          path,
          0,
          "neither of the two superblocks is valid, so the newest version cannot be known without a"
              + " search through the whole file. Restore it from a copy, or write what is whole"
              + " into a new heap with DurableHeap.salvage; it was left as it is");
    }
    return newest;
  }

  /** Whether only one of the two superblocks is valid. */
  boolean oneIsLost() {
    return superblocks.slot(0) == null || superblocks.slot(1) == null;
  }

  /**
   * The commit that a superblock names; it was acknowledged.
   *
   * @throws CorruptHeapException if it is not there
   */
  Commit named(Superblock newest) throws IOException {
    if (size < newest.end()) {
      throw new CorruptHeapException(
          path,
          size,
          "the file was cut: it has "
              + size
              + " bytes, but what was acknowledged ends at "
              + newest.end()
              + ". Restore it from a copy; it was left as it is");
    }
    Commit named;
    try {
      named = LogScanner.commitAt(file, newest.commit(), newest.end(), newest.salt());
    } catch (IllegalArgumentException wrong) {
      throw new CorruptHeapException(
          path,
          newest.commit(),
          "the newest acknowledged commit should be here, but " + wrong.getMessage(),
          wrong);
    }
    if (!newest.names(named)) {
      throw new CorruptHeapException(
          path,
          newest.commit(),
          "version " + named.sequence() + " is here, but the superblock names another one");
    }
    return named;
  }

  /** A log that ends at the commit which the newest superblock names, to read. */
  Log toRead(Storage storage) throws IOException {
    Commit named = named(newest());
    return Log.toRead(new OpenedFile(storage, path, file, size, superblocks, named, null));
  }
}
