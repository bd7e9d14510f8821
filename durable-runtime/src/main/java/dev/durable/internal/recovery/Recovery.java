package dev.durable.internal.recovery;

import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.StorageFile;
import dev.durable.internal.log.Commit;
import dev.durable.internal.log.LogScanner;
import dev.durable.internal.log.Recovered;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest commit of a file that may have been left by a crash, and makes the file end
 * there.
 *
 * <p>The commit that the superblock names was acknowledged, and so was everything before it. Behind
 * it whole and chained commits are accepted, written once more and forced: after a failed flush the
 * page cache may hold what the device does not. What comes next is either the batch that was being
 * written, which nobody was promised and is cut off; or it is damage of something that had been
 * forced, as a later commit proves which says so, and then nothing is touched.
 */
final class Recovery {

  private static final int PIECE = 1 << 20;

  /** The search for later commits ends after so many zeros: files are extended far ahead. */
  private static final long ZEROS = 64L << 20;

  private final Path path;
  private final StorageFile file;
  private final long size;
  private final Commit named;
  private final LogScanner scanner;
  private Commit last;
  private long commits;

  /**
   * Of an open file.
   *
   * @param size of the file, at least up to the end of the named commit
   * @param named the commit that the newest superblock names
   */
  Recovery(Path path, StorageFile file, long size, Commit named, long salt) {
    this.path = path;
    this.file = file;
    this.size = size;
    this.named = named;
    this.last = named;
    this.scanner = new LogScanner(file, size, salt);
  }

  /** The newest commit; known after {@link #run}. */
  Commit last() {
    return last;
  }

  /**
   * Repairs the file.
   *
   * @return null if there was nothing to repair
   * @throws CorruptHeapException if acknowledged commits are damaged; the file is untouched
   */
  @Nullable Recovered run(boolean superblockLost) throws IOException {
    for (Commit next = scanner.next(last); next != null; next = scanner.next(last)) {
      last = next;
      commits++;
    }
    String problem = scanner.problem();
    LogScanner.Behind behind = scanner.searchBehind(last, ZEROS);
    Commit later = behind.later();
    if (later != null) {
      throw new CorruptHeapException(
          path,
          last.end(),
          problem
              + ". This is no crash: version "
              + later.sequence()
              + " at "
              + later.pointer()
              + " was written when all up to "
              + later.forcedEnd()
              + " was on the device. Version "
              + last.sequence()
              + " is the last one that is whole. Restore the file from a copy; it"
              + " was left as it is.");
    }
    if (commits == 0 && !behind.nonzero() && !superblockLost) {
      return null; // it was extended ahead of its data, and not cut
    }
    long dropped = behind.nonzero() ? size - last.end() : 0;
    if (commits > 0 || behind.nonzero()) {
      rewrite();
    }
    return new Recovered(commits, last.end() - named.end(), dropped, superblockLost);
  }

  /** Idempotent: what a crash leaves of it is what it began with, or what it leads to. */
  private void rewrite() throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, last.end() - named.end())];
    for (long at = named.end(); at < last.end(); at += piece.length) {
      int length = (int) Math.min(piece.length, last.end() - at);
      file.read(at, piece, 0, length);
      file.write(at, piece, 0, length);
    }
    file.setSize(last.end());
    file.force();
  }
}
