package dev.durable.internal.log;

import dev.durable.internal.io.StorageFile;
import java.io.IOException;

/** Reads the superblocks beside a writer, which may be writing one at the same moment. */
final class SuperblockReader {

  private static final int ATTEMPTS = 100;

  private SuperblockReader() {}

  /**
   * The newest valid one.
   *
   * @throws dev.durable.error.CorruptHeapException if none is valid, time and again
   */
  static Superblock read(StorageFile file, Handle handle) throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      Superblock newest = SuperblockPair.read(file).newest();
      if (newest != null && newest.salt() == handle.salt()) {
        return newest;
      }
      Thread.onSpinWait();
    }
    throw handle.corrupt(0, "neither of the two superblocks is a valid one of this heap");
  }
}
