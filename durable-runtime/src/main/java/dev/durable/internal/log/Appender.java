package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getShort;

import dev.durable.codegen.RecordFormat;
import dev.durable.error.CommitUnknownException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds one commit behind the head of the log. Used by one thread that holds the writer lock, and
 * ended by {@link #commit} or {@link #rollBack}.
 *
 * <p>Records get their place at once and keep it, so that what is appended later may point to what
 * was appended before. Up to 4 MiB nothing is written before {@link #commit}; from then on finished
 * frames are written while the commit is built, a piece at a time.
 */
public final class Appender {

  /**
   * A commit up to this size is written at its end, a larger one in pieces while it is built. With
   * what was begun behind so much, it fits into the 4 MiB that a buffer grows to.
   */
  static final int LARGEST_WHOLE = 62 * Frames.BLOCK;

  /**
   * Of a piece but the first, which begins anywhere; all end at multiples of {@link #HUGE_PAGE}.
   */
  static final int PIECE = 4 << 20;

  /**
   * What is written from one multiple of this to another at once lies in the page cache as one
   * page, where the system can do that (Linux 6.16 on ext4). Then a reader's first touch maps all
   * of it at once, and not 4 KiB.
   */
  private static final long HUGE_PAGE = 2 << 20;

  /** A piece, and what was begun behind it. */
  private static final int BUFFER = PIECE + 2 * Frames.BLOCK;

  private final CommitTarget target;
  private final FrameBuffer frames;
  private final ChainDigest digest;
  private final long start;
  private boolean touched;
  private boolean ended;

  /**
   * What is being written while the rest is built; null for a commit that is written at its end.
   */
  private @Nullable Pieces pieces;

  Appender(CommitTarget target, ChainDigest digest) {
    this.target = target;
    this.digest = digest;
    Commit previous = target.previous();
    this.start = previous == null ? Frames.DATA_START : previous.end();
    this.frames =
        new FrameBuffer(new Frames(target.handle().salt()), target.epoch(), start, target.buffer());
    digest.begin(previous);
    byte[] announcement = target.announcement();
    if (announcement != null) {
      frames.frame(
          previous == null ? Frames.GENESIS : Frames.EPOCH, announcement, 0, announcement.length);
    }
  }

  /** Where the file would end if nothing more came; the next record comes here or later. */
  public long position() {
    return frames.position();
  }

  /**
   * Appends a record.
   *
   * @param source holds the record with its header, see {@link RecordFormat}
   * @param from where it begins there
   * @param length of the record, header included, without padding; as its header says
   * @return its pointer
   * @throws dev.durable.error.HeapIoException if finished frames could not be written; call {@link
   *     #rollBack()}
   */
  public long append(byte[] source, int from, int length) {
    requireBuilding();
    Objects.checkFromIndexSize(from, length, source.length);
    if (length < RecordFormat.HEADER_BYTES
        || length > RecordFormat.MAX_RECORD_BYTES
        || getShort(source, from + RecordFormat.LENGTH_AT) != length) {
      throw new IllegalArgumentException(
          "A record of "
              + length
              + " bytes, whose header says "
              + (length < RecordFormat.HEADER_BYTES ? "nothing" : getShort(source, from)));
    }
    long pointer = frames.record(source, from, length);
    writeFinished();
    return pointer;
  }

  /**
   * Appends a value that is too large for a record.
   *
   * @param length more than {@link RecordFormat#MAX_VALUE_RECORD_BYTES}
   * @return a pointer to its first byte; read it with {@link Mapping#copyValue}
   * @throws dev.durable.error.HeapIoException as for {@link #append}
   */
  public long largeValue(byte[] source, int from, int length) {
    requireBuilding();
    Objects.checkFromIndexSize(from, length, source.length);
    if (length <= RecordFormat.MAX_VALUE_RECORD_BYTES) {
      throw new IllegalArgumentException("A value of " + length + " bytes belongs into a record");
    }
    long pointer = 0;
    int done = 0;
    while (done < length) {
      int piece = Math.min(frames.valueRoom(), length - done);
      long frame = frames.frame(Frames.VALUE, source, from + done, piece);
      if (done == 0) {
        pointer = frame + Frames.HEADER;
      }
      done += piece;
      writeFinished();
    }
    return pointer;
  }

  private void writeFinished() {
    int finished = frames.finished();
    if (finished >= (pieces == null ? LARGEST_WHOLE : PIECE)) {
      long end = (frames.base() + finished) & -HUGE_PAGE;
      attempt(() -> beginPiece((int) (end - frames.base())), false);
    }
  }

  private void beginPiece(int bytes) throws IOException {
    Pieces begun = pieces;
    if (begun == null) {
      begun = new Pieces(target, digest, start);
      pieces = begun;
    }
    byte[] next = begun.memory(BUFFER);
    target.fence(); // before anything is touched: if it fails, there is nothing of ours to cut
    touched = true;
    long at = frames.base();
    begun.begin(at, frames.take(bytes, next), bytes);
  }

  private void awaitPieces() throws IOException {
    if (pieces != null) {
      pieces.await();
    }
  }

  private void writeRest() throws IOException {
    target.fence();
    touched = true;
    target.write(start, frames.base(), frames.bytes(), frames.used());
  }

  /** A step of writing. */
  private interface Step {
    void run() throws IOException;
  }

  /**
   * Cuts off what was written if this step fails.
   *
   * @param whole whether the step writes the commit record
   */
  private void attempt(Step step, boolean whole) {
    RuntimeException failure;
    try {
      step.run();
      return;
    } catch (IOException refused) {
      failure = target.writeFailure(refused, position() - start);
    } catch (RuntimeException | Error unexpected) {
      cutAfter(unexpected, whole);
      throw unexpected;
    }
    if (!cutAfter(failure, whole) && whole) {
      throw new CommitUnknownException(
          "This commit could not be written to "
              + target.handle().file()
              + ", and what was written"
              + " of it could not be removed: it may be there or not. Close the heap and open it"
              + " again to see.",
          failure);
    }
    throw failure;
  }

  /**
   * Writes the commit on the heap's own branch, continuing the head of the log; see {@link
   * #commit(CommitFields, Line)}.
   */
  public Commit commit(CommitFields fields) {
    Commit previous = target.previous();
    return commit(fields, new Line(Line.MAIN, previous == null ? List.of() : List.of(previous)));
  }

  /**
   * Writes the commit record and all that was not yet written, and makes it the {@link Log#head()}.
   * It is not yet durable: release the writer lock, then call {@link Log#await}.
   *
   * @throws dev.durable.error.HeapIoException if it could not be written; the file is as before
   * @throws CommitUnknownException if it could not be written, and what was written of it could not
   *     be removed either
   * @throws dev.durable.error.HeapLockedException if another process has taken the heap over
   * @throws dev.durable.error.CorruptHeapException if somebody has cut the file off
   * @throws IllegalArgumentException if message and tags do not fit into a commit record of 32 KiB
   */
  public Commit commit(CommitFields fields, Line line) {
    try {
      return write(fields, line);
    } catch (InternalError late) {
      // Compiled code throws it some time after the read of the mapping that has failed.
      throw target.handle().unreadable(late);
    }
  }

  private Commit write(CommitFields fields, Line line) {
    requireBuilding();
    int bytes = CommitCodec.bytes(fields, line.parents().size());
    CommitRecord record = record(fields, line);
    attempt(this::awaitPieces, false); // it feeds the digest
    int payload = frames.beginCommit(bytes + CommitCodec.DIGEST);
    CommitCodec.encode(record, frames.bytes(), payload);
    digest.update(frames.bytes(), 0, payload + bytes);
    byte[] identity = digest.end();
    System.arraycopy(identity, 0, frames.bytes(), payload + bytes, identity.length);
    int length = frames.endCommit(payload);
    Commit commit = new Commit(record, position() - length, position(), identity);
    attempt(this::writeRest, true);
    ended = true;
    target.written(commit, frames.bytes());
    return commit;
  }

  private CommitRecord record(CommitFields fields, Line line) {
    Commit previous = target.previous();
    Instant time = fields.time() == null ? target.clock() : fields.time();
    Commit parent = line.parents().isEmpty() ? null : line.parents().get(0);
    Skips.Span span = Skips.overParents(parent, target::commitAt);
    return new CommitRecord(
        previous == null ? 0 : previous.sequence() + 1,
        target.batch(),
        target.forcedEnd(),
        target.epoch(),
        time.getEpochSecond(),
        time.getNano(),
        line.branch(),
        start,
        previous == null ? 0 : previous.pointer(),
        Skips.overLog(previous, target::commitAt),
        line.parents().stream().map(Commit::pointer).toList(),
        parent == null ? 0 : parent.depth() + 1,
        span.skip(),
        span.seconds(),
        span.nanos(),
        fields);
  }

  /** Cuts off whatever was written for this commit. Does nothing after {@link #commit}. */
  public void rollBack() {
    if (!ended) {
      cutAfter(null, false);
    }
  }

  /**
   * Returns whether nothing is left of the commit in the file.
   *
   * @param whole whether its record may have been written: then a crash could bring back what was
   *     refused, unless the cut is forced
   */
  private boolean cutAfter(@Nullable Throwable failure, boolean whole) {
    ended = true;
    if (!touched) {
      return true;
    }
    try {
      if (pieces != null) {
        pieces.join(); // nothing of what is being written will stay, whether it succeeds or not
      }
      target.fence();
      target.cut(start, whole);
      return true;
    } catch (IOException | RuntimeException uncut) {
      // What is left there must never be taken for a commit, so nothing may be written behind it.
      if (failure != null) {
        failure.addSuppressed(uncut);
      }
      target.handle().fail(failure == null ? uncut : failure);
      return false;
    }
  }

  boolean ended() {
    return ended;
  }

  private void requireBuilding() {
    if (ended) {
      throw new IllegalStateException("This commit was written or rolled back.");
    }
  }
}
