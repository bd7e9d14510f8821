package dev.durable.internal.log;

import dev.durable.internal.io.StorageFile;
import java.io.IOException;

/** Leaves a file in the state from which opening has nothing to do. */
final class CleanClose {

  private final StorageFile file;
  private final Handle handle;
  private final DataFile data;
  private final Superblocks superblocks;

  CleanClose(StorageFile file, Handle handle, DataFile data, Superblocks superblocks) {
    this.file = file;
    this.handle = handle;
    this.data = data;
    this.superblocks = superblocks;
  }

  /**
   * Does next to nothing to a file that was not changed since it was opened, and leaves one alone
   * that has failed: what is in it then is for recovery to decide.
   *
   * @param last the newest commit, which was forced
   * @param committed whether anything was committed since the file was opened
   */
  void run(Commit last, boolean committed) throws IOException {
    if (handle.failure() != null) {
      return;
    }
    if (committed || data.longerThan(last.end())) {
      superblocks.fence(); // what lies behind our data may be the data of another writer
    }
    if (data.longerThan(last.end())) {
      cut(last);
    }
    if (committed) {
      superblocks.publishClean(last);
      file.force();
      superblocks.publishClean(last); // in the other slot: whichever is lost later, one is left
    }
  }

  private void cut(Commit last) {
    try {
      data.cut(last.end());
    } catch (IOException mappedElsewhere) {
      // Some systems refuse it while a reader has mapped the file. The zeros that stay behind the
      // data do no harm: opening walks over them.
      assert data.longerThan(last.end());
    }
  }
}
