package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of which nothing is known yet but its salt: walks forward over whole and chained
 * commits, and searches for commits behind a damage. Reads through a window of 1 MiB, never through
 * a mapping. Used by one thread.
 */
public final class LogScanner {

  private static final int WINDOW = 1 << 20;

  private final StorageFile file;
  private final long size;
  private final Frames frames;
  private final ChainDigest digest = new ChainDigest();
  private final byte[] zeros = new byte[Frames.BLOCK];
  private byte[] window = new byte[0];

  /** What the window holds: bytes of the file from here ... */
  private long windowStart;

  /** ... so many. */
  private int windowBytes;

  private String problem = "";

  /** Of a file of that length. */
  public LogScanner(StorageFile file, long size, long salt) {
    this.file = file;
    this.size = size;
    this.frames = new Frames(salt);
  }

  /**
   * The commit whose frame lies there.
   *
   * @throws IllegalArgumentException if there is none, saying what is wrong
   */
  public static Commit commitAt(StorageFile file, long pointer, long end, long salt)
      throws IOException {
    boolean possible =
        pointer >= Frames.DATA_START
            && (pointer & 7) == 0
            && end - pointer >= Frames.SMALLEST
            && end <= Frames.blockEnd(pointer);
    if (!possible) {
      throw new IllegalArgumentException("no commit record can lie from here to " + end);
    }
    byte[] frame = new byte[(int) (end - pointer)];
    file.read(pointer, frame, 0, frame.length);
    Frames frames = new Frames(salt);
    int length = frames.wholeLength(frame, 0, frame.length, pointer);
    if (length == 0) {
      throw new IllegalArgumentException(frames.problem(frame, 0, frame.length, pointer));
    }
    return CommitCodec.decode(frame, 0, length, pointer);
  }

  /** The whole commit that follows this one and continues its chain, or null. */
  public @Nullable Commit next(Commit previous) throws IOException {
    digest.begin(previous);
    long epoch = previous.epoch();
    long offset = previous.end();
    boolean first = true;
    while (true) {
      int at = load(offset);
      int length = frames.wholeLength(window, at, windowBytes, offset);
      if (length == 0) {
        problem = frames.problem(window, at, windowBytes, offset);
        return null;
      }
      if (first && Announcement.follows(window, at, length, previous)) {
        epoch = Announcement.epoch(window, at);
      }
      // An announcement that does not fit into its block comes behind a filler of its own opening.
      first &= Frames.kind(window, at) == Frames.FILLER;
      if (!first && Frames.epochTag(window, at) != (int) epoch) {
        problem = "the frame at " + offset + " was written by an opening that was not announced";
        return null;
      }
      if (Frames.kind(window, at) == Frames.COMMIT) {
        return chained(previous, epoch, at, length, offset);
      }
      digest.update(window, at, length);
      offset += length;
    }
  }

  private @Nullable Commit chained(Commit previous, long epoch, int at, int length, long offset) {
    Commit commit;
    try {
      commit = CommitCodec.decode(window, at, length, offset);
    } catch (IllegalArgumentException wrong) {
      problem = "at " + offset + " " + wrong.getMessage();
      return null;
    }
    int start = at + Frames.HEADER;
    int digestAt = CommitCodec.digestAt(window, start, at + length - Frames.TRAILER);
    digest.update(window, at, digestAt - at);
    boolean follows =
        commit.sequence() == previous.sequence() + 1
            && commit.previous() == previous.pointer()
            && commit.extentStart() == previous.end()
            && commit.epoch() == epoch
            && commit.batch() >= previous.batch()
            && commit.forcedEnd() >= previous.forcedEnd()
            && Arrays.equals(commit.digest(), digest.end());
    if (!follows) {
      problem = "the commit at " + offset + " does not continue that at " + previous.pointer();
    }
    return follows ? commit : null;
  }

  /** Why {@link #next} found no commit. */
  public String problem() {
    return problem;
  }

  /** Makes the window hold the rest of the block of that offset, and returns where in it. */
  private int load(long offset) throws IOException {
    long blockEnd = Math.min(Frames.blockEnd(offset), size);
    if (offset < windowStart || blockEnd > windowStart + windowBytes) {
      int bytes = (int) Math.max(0, Math.min(WINDOW, size - offset));
      if (window.length < bytes) {
        window = new byte[bytes];
      }
      file.read(offset, window, 0, bytes);
      windowStart = offset;
      windowBytes = bytes;
    }
    return (int) (offset - windowStart);
  }

  /**
   * What lies behind a commit that {@link #next} could not continue.
   *
   * @param nonzero whether anything but zeros was found
   * @param later a whole commit before whose writing all up to some place behind the given commit
   *     had been forced, or null
   */
  public record Behind(boolean nonzero, @Nullable Commit later) {}

  /**
   * Searches behind a commit for proof that its successors had been acknowledged.
   *
   * @param zeros the search ends after so many zeros in a row
   */
  public Behind searchBehind(Commit last, long zeros) throws IOException {
    boolean nonzero = false;
    long zerosFrom = last.end();
    long offset = last.end();
    while (offset < size && offset - zerosFrom < zeros) {
      int at = load(offset);
      int limit = (int) (Math.min(Frames.blockEnd(offset), size) - windowStart);
      int next = firstNonzero(at, limit);
      if (next == limit) {
        offset = windowStart + limit;
        continue;
      }
      nonzero = true;
      Commit later = searchBlock(next & ~7, limit, last);
      if (later != null) {
        return new Behind(true, later);
      }
      offset = windowStart + limit;
      zerosFrom = offset;
    }
    return new Behind(nonzero, null);
  }

  private int firstNonzero(int from, int limit) {
    int count = limit - from; // at most a block
    int first = Arrays.mismatch(window, from, limit, zeros, 0, count);
    return first < 0 ? limit : from + first;
  }

  private @Nullable Commit searchBlock(int from, int limit, Commit last) {
    for (int at = from; at <= limit - Frames.SMALLEST; at += 8) {
      if (LittleEndian.getInt(window, at) != Frames.MAGIC) {
        continue;
      }
      long offset = windowStart + at;
      int length = frames.wholeLength(window, at, limit, offset);
      if (length > 0 && Frames.kind(window, at) == Frames.COMMIT) {
        Commit found = decodeIfWhole(at, length, offset);
        if (found != null && found.forcedEnd() > last.end() && found.sequence() > last.sequence()) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable Commit decodeIfWhole(int at, int length, long offset) {
    try {
      return CommitCodec.decode(window, at, length, offset);
    } catch (IllegalArgumentException forged) {
      return null; // proves nothing
    }
  }
}
