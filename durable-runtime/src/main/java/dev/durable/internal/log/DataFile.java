package dev.durable.internal.log;

import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The file behind its superblocks: extends it ahead of its data, writes at its end, cuts it, maps
 * it. Data are written by one thread at a time, the holder of the writer lock or who works for it;
 * zeros may come from another: never over data, as both hold the same monitor and know the end.
 */
final class DataFile {

  /**
   * Written at once, and up to a multiple of its length: so that a page cache that can, as Linux's
   * can, holds them in a few large pages instead of many small ones.
   */
  private static final byte[] ZEROS = new byte[128 << 10];

  private final Storage storage;
  private final StorageFile file;
  private final Handle handle;
  private final BlockCheck check;
  private final ReadAhead ahead;
  private volatile Mapping mapping;

  /** Where the data end that were written since the file was opened; 0 before. */
  private long end;

  /** The length of the file, as far as we have set it. */
  private long size;

  /** Up to here the file was filled with zeros ahead of its data. */
  private long filled;

  DataFile(Storage storage, StorageFile file, Handle handle, long size) throws IOException {
    this.storage = storage;
    this.file = file;
    this.handle = handle;
    this.size = size;
    this.check = new BlockCheck(handle);
    this.ahead = new ReadAhead(storage, handle);
    this.mapping = map(size, null);
  }

  private Mapping map(long bytes, @Nullable Mapping previous) throws IOException {
    Events.Remap event = null;
    if (previous != null && Events.recorded()) {
      event = new Events.Remap();
      event.begin();
    }
    Mapping made = new Mapping(handle, file.map(bytes), check, ahead, previous);
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
  synchronized void reserve(long needed) throws IOException {
    if (needed > size) {
      extend(needed);
    }
    cover(needed);
  }

  private void extend(long needed) throws IOException {
    long ahead = Math.max(storage.growth(), needed / 8);
    long extended = Frames.blockEnd(needed + ahead - 1);
    try {
      file.setSize(extended);
    } catch (IOException tooFar) {
      // a limit, or a file system without holes: what is needed now may fit all the same
      extended = Frames.blockEnd(needed - 1);
      try {
        file.setSize(extended);
      } catch (IOException full) {
        full.addSuppressed(tooFar);
        throw full;
      }
    }
    size = extended;
  }

  /** How far behind the data there are zeros; very far when there will be no more. */
  synchronized long zerosAhead() {
    return Math.max(filled - end, 0);
  }

  /**
   * Writes zeros behind those that are there.
   *
   * @param ahead so far behind the data, and up to a piece more
   * @return false if they reach so far, or to the end of the file
   */
  synchronized boolean fillPiece(long ahead) throws IOException {
    long from = Math.max(end, filled);
    if (from >= Math.min(end + ahead, size)) {
      return false;
    }
    long to = Math.min((from | (ZEROS.length - 1)) + 1, size);
    file.write(from, ZEROS, 0, (int) (to - from));
    filled = to;
    return true;
  }

  /** No zeros any more, until something is cut off. */
  synchronized void fillNoMore() {
    filled = Long.MAX_VALUE;
  }

  synchronized void write(long at, byte[] source, int length) throws IOException {
    end = at + length;
    file.write(at, source, 0, length);
  }

  /** Maps anew if the mapping does not reach so far. */
  private void cover(long needed) throws IOException {
    Mapping current = mapping;
    if (needed > current.segment().byteSize()) {
      mapping = map(size, current);
    }
  }

  /** Removes everything behind that offset. */
  synchronized void cut(long newEnd) throws IOException {
    file.setSize(newEnd);
    size = newEnd;
    end = newEnd;
    filled = 0;
  }

  /** Whether the file is longer than its data. */
  synchronized boolean longerThan(long dataEnd) {
    return size > dataEnd;
  }

  /** For a reader: the file has grown under the hands of its writer. */
  synchronized void follow(long newEnd) throws IOException {
    if (newEnd > mapping.segment().byteSize()) {
      size = file.size();
      cover(newEnd);
    }
  }
}
