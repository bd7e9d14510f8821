package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;

import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file of which nothing is believed, frame after frame, and finds the commits that
 * are whole and the places that are not. Changes nothing and takes no lock. Used by one thread.
 *
 * <p>Damage does not end it: it goes on at the next whole frame, as far as the file was published.
 * Behind that, what is not a whole and chained commit is what a crash has left, unless a later
 * commit proves that it had been acknowledged.
 */
public final class LogCheck {

  /** Bytes of each of the two superblocks, which lie at the start of the file. */
  public static final long SUPERBLOCK_BYTES = Superblock.BYTES;

  /** As in recovery: files are extended far ahead of their data. */
  private static final long ZEROS = 64L << 20;

  private final Path path;
  private final StorageFile file;
  private final long size;
  private final MemorySegment segment;
  private final SuperblockPair superblocks;
  private final @Nullable HeapIdentity identity;
  private final long publishedEnd;
  private final Mapping mapping;
  private final FrameCursor cursor;

  /** Reads records, while {@link #cursor} stays at the frame that ends their commit. */
  private final FrameCursor reader;

  private final RecordStarts starts;
  private final ChainDigest digest = new ChainDigest();
  private @Nullable Commit last;
  private long unfinished;

  /** Told what is found, in the order of the file. */
  public interface Visitor {

    /** Bytes that are not as they were written. */
    void damaged(long from, long to, String what);

    /** A superblock that is not valid, or that says what is not so. */
    void superblock(int slot, String what);

    /** A commit record that is whole and says what cannot be. */
    void commit(Commit commit, String what);

    /**
     * A commit. What it refers to lies before its end.
     *
     * @param previous the whole commit before it in the log; null for the first, and where the
     *     record of the one before is lost
     * @param whole whether all of its frames are as they were written
     */
    void extent(Commit commit, @Nullable Commit previous, boolean whole);
  }

  private LogCheck(Path path, StorageFile file, long size) throws IOException {
    this.path = path;
    this.file = file;
    this.size = size;
    this.segment = file.map(size);
    this.superblocks = SuperblockPair.read(file);
    this.identity = HeapIdentity.of(segment, size, superblocks.newest());
    long salt = identity == null ? 0 : identity.salt();
    UUID heapId = identity == null ? new UUID(0, 0) : identity.heapId();
    this.cursor = new FrameCursor(segment, size, salt);
    Superblock newest = superblocks.newest();
    this.publishedEnd = newest == null ? endOfLastWholeCommit() : newest.end();
    this.mapping = mapping(heapId, salt, size);
    this.reader = new FrameCursor(segment, size, salt);
    this.starts = new RecordStarts(new FrameCursor(segment, size, salt), size);
  }

  private Mapping mapping(UUID heapId, long salt, long end) {
    Handle handle = new Handle(path, heapId, salt, end);
    return new Mapping(handle, segment, new BlockCheck(handle), null, null);
  }

  /**
   * Looks at an open file.
   *
   * @param size of the file, at least that of both superblocks
   */
  public static LogCheck of(Path path, StorageFile file, long size) throws IOException {
    return new LogCheck(path, file, size);
  }

  private long endOfLastWholeCommit() {
    long end = Frames.DATA_START;
    long lastWhole = Frames.DATA_START;
    for (long offset = Frames.DATA_START; offset < size && offset - lastWhole < ZEROS; ) {
      if (!cursor.at(offset)) {
        offset = cursor.resume();
        continue;
      }
      offset = cursor.next();
      lastWhole = offset;
      if (cursor.kind() == Frames.COMMIT) {
        end = offset;
      }
    }
    return end;
  }

  /** What tells this heap from all others; null if nothing whole says so. */
  public @Nullable UUID heapId() {
    return identity == null ? null : identity.heapId();
  }

  /** The length of the file. */
  public long size() {
    return size;
  }

  /** Whether the newest superblock says that the heap was closed. */
  public boolean closedCleanly() {
    Superblock newest = superblocks.newest();
    return newest != null && newest.clean();
  }

  /** The bytes of both superblocks say so much about who writes: they change when somebody does. */
  public boolean changed() throws IOException {
    SuperblockPair now = SuperblockPair.read(file);
    return !java.util.Arrays.equals(now.owner(0), superblocks.owner(0))
        || !java.util.Arrays.equals(now.owner(1), superblocks.owner(1));
  }

  /** Where the data end that a superblock vouches for. */
  public long publishedEnd() {
    return publishedEnd;
  }

  /** The whole file; {@link Mapping#verify} refuses what lies in a bad frame. */
  public Mapping mapping() {
    return mapping;
  }

  /** Whether a record begins there, in a frame that is whole. */
  public boolean isRecord(long pointer) {
    return starts.isRecord(pointer);
  }

  /** Whether a piece of a large value begins there, in a frame that is whole. */
  public boolean isLargeValue(long pointer) {
    return starts.isValueFrame(pointer - Frames.HEADER);
  }

  /** The newest whole commit; known after {@link #run}. */
  public @Nullable Commit last() {
    return last;
  }

  /** Bytes behind the last commit that opening to write would cut off; known after {@link #run}. */
  public long unfinished() {
    return unfinished;
  }

  /**
   * The commit whose record is there.
   *
   * @throws CorruptHeapException if there is none
   */
  public Commit commitAt(long pointer) {
    return new CommitFinder(mapping.handle()).at(mapping, pointer);
  }

  /** Goes through the file once. */
  public void run(Visitor visitor) throws IOException {
    checkSuperblocks(visitor);
    if (size < publishedEnd) {
      visitor.damaged(
          size, publishedEnd, "the file was cut; what was acknowledged ends at " + publishedEnd);
    }
    if (identity == null) {
      visitor.damaged(Frames.DATA_START, size, "nothing whole says which heap this is");
      return;
    }
    walk(visitor, Math.min(size, publishedEnd));
    Commit newest = last;
    if (newest != null && newest.end() == publishedEnd) {
      follow(visitor, newest);
    }
  }

  private void checkSuperblocks(Visitor visitor) {
    for (int slot = 0; slot < 2; slot++) {
      Superblock block = superblocks.slot(slot);
      if (block == null) {
        visitor.superblock(slot, superblocks.problem(slot));
      } else if (identity != null
          && (block.salt() != identity.salt() || !block.heapId().equals(identity.heapId()))) {
        visitor.superblock(slot, "it is that of another heap than the other one");
      } else {
        String problem = wrongName(block);
        if (problem != null) {
          visitor.superblock(slot, problem);
        }
      }
    }
  }

  /** What is wrong with what it names, or null. */
  private @Nullable String wrongName(Superblock block) {
    if (block.end() > size) {
      return null; // the file was cut, and this is said elsewhere
    }
    try {
      Commit named = commitAt(block.commit());
      return block.names(named) ? null : "it names another commit than is at " + block.commit();
    } catch (CorruptHeapException damaged) {
      return !isInBadFrame(block.commit())
          ? "it names a commit at " + block.commit() + ", where none is"
          : null; // the frame is damaged, and this is said elsewhere
    }
  }

  /** Whether the offset lies in a frame that is not as it was written. */
  public boolean isInBadFrame(long offset) {
    try {
      mapping.verify(offset);
      return false;
    } catch (CorruptHeapException damaged) {
      return offset >= Frames.DATA_START && offset < size && (offset & 7) == 0;
    }
  }

  /** Goes on at whole frames wherever there is damage, up to that end. */
  private void walk(Visitor visitor, long end) {
    long offset = Frames.DATA_START;
    ExtentCheck extent = extent(visitor, null, offset);
    while (offset < end) {
      if (!cursor.at(offset)) {
        String problem = cursor.problem();
        long next = Math.min(resume(cursor.resume(), end), end);
        visitor.damaged(offset, next, problem);
        extent.damaged();
        offset = next;
        continue;
      }
      extent.frame();
      offset = cursor.next();
      if (cursor.kind() == Frames.COMMIT) {
        Commit found = extent.commit();
        last = found == null ? last : found;
        extent = extent(visitor, found, offset);
      }
    }
    if (offset != extent.start() && size >= publishedEnd) {
      visitor.damaged(extent.start(), offset, "no whole commit ends here, where the data end");
    }
  }

  private ExtentCheck extent(Visitor visitor, @Nullable Commit previous, long start) {
    return new ExtentCheck(
        this, visitor, cursor, Objects.requireNonNull(identity), digest, previous, start);
  }

  /** Blocks with nothing whole in them are one damage together. */
  private long resume(long from, long end) {
    long offset = from;
    while (offset < end && offset % Frames.BLOCK == 0 && !cursor.at(offset)) {
      long next = cursor.resume();
      if (next % Frames.BLOCK != 0) {
        return offset;
      }
      offset = next;
    }
    return offset;
  }

  /** Behind what was published only whole and chained commits count, as in recovery. */
  private void follow(Visitor visitor, Commit published) throws IOException {
    Commit newest = published;
    long salt = mapping.handle().salt();
    LogScanner scanner = new LogScanner(file, size, salt);
    for (Commit next = scanner.next(newest); next != null; next = scanner.next(newest)) {
      ExtentCheck extent = extent(visitor, newest, newest.end());
      for (long offset = newest.end(); offset < next.end(); offset = cursor.next()) {
        if (!cursor.at(offset)) {
          visitor.damaged(offset, next.end(), "the file changed while it was read");
          return;
        }
        extent.frame();
      }
      newest = next;
    }
    last = newest;
    if (newest.end() < size) {
      LogScanner.Behind behind = scanner.searchBehind(newest, ZEROS);
      Commit later = behind.later();
      if (later != null) {
        visitor.damaged(
            newest.end(),
            later.pointer(),
            "version "
                + later.sequence()
                + " proves that this was acknowledged, but "
                + scanner.problem());
      } else {
        unfinished = behind.nonzero() ? size - newest.end() : 0;
      }
    }
  }

  /** Told the records of an extent. */
  public interface RecordVisitor {

    /** A record; its header is as it should be. */
    void record(long pointer, int kind, int length);

    /** Something in a whole frame that is no record. */
    void bad(long from, long to, String what);
  }

  /** Shows the records in the whole frames of a commit, in the order of the file. */
  public void records(Commit commit, RecordVisitor visitor) {
    records(commit.extentStart(), commit.pointer(), visitor);
  }

  /** Shows the records in the whole frames of a part of the file, in the order of the file. */
  public void records(long from, long to, RecordVisitor visitor) {
    for (long offset = from; offset < to; ) {
      if (!reader.at(offset)) {
        offset = reader.resume();
        continue;
      }
      long next = reader.next();
      if (reader.kind() == Frames.DATA) {
        records(visitor);
      }
      offset = next;
    }
  }

  private void records(RecordVisitor visitor) {
    long frame = reader.offset();
    int length = reader.length();
    int limit = length - Frames.TRAILER;
    int at = Frames.HEADER;
    int next = RecordStarts.next(reader, at);
    while (next > 0) {
      int header = getInt(reader.buffer(), reader.index() + at);
      if (!isZero(at + (header & 0xFFFF), next)) {
        visitor.bad(frame + at, frame + next, "something stands behind a record");
      }
      visitor.record(frame + at, header >>> 16 & 0xFF, header & 0xFFFF);
      at = next;
      next = RecordStarts.next(reader, at);
    }
    if (next < 0) {
      visitor.bad(frame + at, frame + limit, "a record of an impossible length");
    } else if (!isZero(at, limit)) {
      visitor.bad(frame + at, frame + limit, "something stands behind the last record");
    }
  }

  private boolean isZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (reader.buffer()[reader.index() + i] != 0) {
        return false;
      }
    }
    return true;
  }
}
