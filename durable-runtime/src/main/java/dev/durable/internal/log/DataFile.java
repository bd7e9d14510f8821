package dev.durable.internal.log;

import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The file behind its superblocks: extends it ahead of its data, writes at its end, cuts it, maps
 * it. All but {@link #mapping()} is called by one thread at a time, the holder of the writer lock.
 */
final class DataFile {

  /** Commits above this are written without zeros ahead: they would write everything twice. */
  private static final int SMALL_COMMIT = 64 << 10;

  /** So many small commits in a row show that more will come. */
  private static final int SMALL_COMMITS_BEFORE_FILLING = 8;

  private static final int FIRST_FILL = 256 << 10;
  private static final int FILL_PIECE = 64 << 10;

  private final Storage storage;
  private final StorageFile file;
  private final Handle handle;
  private final BlockCheck check;
  private volatile Mapping mapping;

  /** The length of the file, as far as we have set it. */
  private long size;

  /** Up to here the file was filled with zeros ahead of its data. */
  private long filled;

  private int nextFill = FIRST_FILL;
  private int smallCommits;

  DataFile(Storage storage, StorageFile file, Handle handle, long size) throws IOException {
    this.storage = storage;
    this.file = file;
    this.handle = handle;
    this.size = size;
    this.check = new BlockCheck(handle);
    this.mapping = map(size, null);
  }

  private Mapping map(long bytes, @Nullable Mapping previous) throws IOException {
    Events.Remap event = null;
    if (previous != null && Events.recorded()) {
      event = new Events.Remap();
      event.begin();
    }
    Mapping made = new Mapping(handle, file.map(bytes), check, previous);
    if (event != null) {
      event.file = handle.file().toString();
      event.bytes = bytes;
      event.commit();
    }
    return made;
  }

  /** The newest mapping. */
  Mapping mapping() {
    return mapping;
  }

  /** Extends file and mapping, sparsely and far, if that many bytes do not fit. */
  void reserve(long end) throws IOException {
    if (end > size) {
      extend(end);
    }
    cover(end);
  }

  private void extend(long end) throws IOException {
    long ahead = Math.max(storage.growth(), end / 8);
    long extended = Frames.blockEnd(end + ahead - 1);
    try {
      file.setSize(extended);
    } catch (IOException tooFar) {
      // a limit, or a file system without holes: what is needed now may fit all the same
      extended = Frames.blockEnd(end - 1);
      try {
        file.setSize(extended);
      } catch (IOException full) {
        full.addSuppressed(tooFar);
        throw full;
      }
    }
    size = extended;
  }

  /** Writes zeros where the next small commits will come, if small commits have been coming. */
  void fillAhead(long start, long end) {
    if (end - start > SMALL_COMMIT) {
      smallCommits = 0;
      return;
    }
    smallCommits++;
    if (smallCommits <= SMALL_COMMITS_BEFORE_FILLING || end <= filled || storage.prefill() == 0) {
      return;
    }
    long from = Math.max(end, filled);
    long to = Math.min(from + Math.min(nextFill, storage.prefill()), size);
    byte[] zeros = new byte[FILL_PIECE];
    try {
      for (long at = from; at < to; at += FILL_PIECE) {
        file.write(at, zeros, 0, (int) Math.min(FILL_PIECE, to - at));
      }
      nextFill = Math.min(2 * nextFill, storage.prefill());
      filled = to;
    } catch (IOException diskNearlyFull) {
      // Only commits would be faster; whether there is room for one shows when it is written.
      filled = Long.MAX_VALUE;
    }
  }

  void write(long at, byte[] source, int length) throws IOException {
    file.write(at, source, 0, length);
  }

  /** Maps anew if the mapping does not reach so far. */
  private void cover(long end) throws IOException {
    Mapping current = mapping;
    if (end > current.segment().byteSize()) {
      mapping = map(size, current);
    }
  }

  /** Removes everything behind that offset. */
  void cut(long end) throws IOException {
    file.setSize(end);
    size = end;
    filled = 0;
  }

  /** Whether the file is longer than its data. */
  boolean longerThan(long end) {
    return size > end;
  }

  /** For a reader: the file has grown under the hands of its writer. */
  void follow(long end) throws IOException {
    if (end > mapping.segment().byteSize()) {
      size = file.size();
      cover(end);
    }
  }
}
