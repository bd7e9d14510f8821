package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.NoSuchVersionException;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads commit records through the mapping, and finds them by number, time and place. */
final class CommitFinder {

  private final Handle handle;

  CommitFinder(Handle handle) {
    this.handle = handle;
  }

  /** The commit whose frame begins there; its frame alone is checked, not its block. */
  Commit at(Mapping mapping, long pointer) {
    return at(mapping, pointer, handle.end());
  }

  /** The same of a file that is known to be whole up to that limit. */
  Commit at(Mapping mapping, long pointer, long limit) {
    handle.requireOpen();
    MemorySegment segment = mapping.segment();
    long end = Math.min(Math.min(limit, segment.byteSize()), Frames.blockEnd(pointer));
    if (pointer < Frames.DATA_START || (pointer & 7) != 0 || pointer > end - Frames.SMALLEST) {
      throw handle.corrupt(
          pointer, "a commit record is said to be here, outside of the data, which end at " + end);
    }
    byte[] frame = new byte[0];
    try {
      long length = LittleEndian.getInt(segment, pointer + Frames.LENGTH_AT);
      // A wrong length shows as a frame that is not whole; here it must only not be too large.
      int copied = (int) Math.max(Frames.SMALLEST, Math.min(length, end - pointer));
      frame = new byte[copied];
      MemorySegment.copy(segment, LittleEndian.BYTE, pointer, frame, 0, copied);
    } catch (IllegalStateException | InternalError thrown) {
      throw mapping.failure(thrown);
    }
    return decode(frame, pointer);
  }

  private Commit decode(byte[] frame, long pointer) {
    Frames frames = new Frames(handle.salt());
    int length = frames.wholeLength(frame, 0, frame.length, pointer);
    if (length == 0) {
      throw handle.corrupt(pointer, frames.problem(frame, 0, frame.length, pointer));
    }
    try {
      return CommitCodec.decode(frame, 0, length, pointer);
    } catch (IllegalArgumentException wrong) {
      throw handle.corrupt(pointer, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** The commit of that number, at or before the newest. */
  Commit bySequence(Mapping mapping, Commit newest, long sequence) {
    if (sequence < 0 || sequence > newest.sequence()) {
      throw new NoSuchVersionException(
          "There is no version "
              + sequence
              + " in "
              + handle.file()
              + "; there are 0 to "
              + newest.sequence()
              + ".");
    }
    Commit commit = newest;
    while (commit.sequence() > sequence) {
      long jump = Skips.target(commit.sequence());
      commit =
          jump >= sequence
              ? inLog(mapping, commit, commit.record().skip(), jump)
              : inLog(mapping, commit, commit.previous(), commit.sequence() - 1);
    }
    return commit;
  }

  private Commit inLog(Mapping mapping, Commit from, long pointer, long sequence) {
    Commit found = at(mapping, pointer);
    if (found.sequence() != sequence) {
      throw handle.corrupt(
          from.pointer(),
          "version "
              + from.sequence()
              + " points to version "
              + found.sequence()
              + " where "
              + sequence
              + " should be");
    }
    return found;
  }

  /** The commit whose extent holds that offset, at or before the newest. */
  Commit byOffset(Mapping mapping, Commit newest, long offset) {
    if (offset < Frames.DATA_START || offset >= newest.end()) {
      throw new IllegalArgumentException(
          "No commit of "
              + handle.file()
              + " holds the offset "
              + offset
              + "; commits lie from "
              + Frames.DATA_START
              + " to "
              + newest.end()
              + ".");
    }
    Commit commit = newest;
    while (offset < commit.extentStart()) {
      Commit jump = inLog(mapping, commit, commit.record().skip(), Skips.target(commit.sequence()));
      commit =
          offset < jump.end()
              ? jump
              : inLog(mapping, commit, commit.previous(), commit.sequence() - 1);
    }
    return commit;
  }

  /** The newest at or before that time, among the newest and its first parents. */
  Commit byTime(Mapping mapping, Commit newest, Instant time) {
    Commit commit = newest;
    while (later(commit.record().seconds(), commit.record().nanos(), time)) {
      CommitRecord record = commit.record();
      if (commit.parent() == 0) {
        throw new NoSuchVersionException(
            "There is no version of "
                + time
                + " in "
                + handle.file()
                + "; the first, "
                + commit.sequence()
                + ", is of "
                + commit.time()
                + ".");
      }
      boolean allLater = later(record.spanSeconds(), record.spanNanos(), time);
      commit =
          allLater
              ? amongParents(mapping, commit, record.parentSkip(), Skips.target(commit.depth()))
              : amongParents(mapping, commit, commit.parent(), commit.depth() - 1);
    }
    return commit;
  }

  private static boolean later(long seconds, int nanos, Instant time) {
    return Skips.later(seconds, nanos, time.getEpochSecond(), time.getNano());
  }

  private Commit amongParents(Mapping mapping, Commit from, long pointer, long depth) {
    Commit found = at(mapping, pointer);
    if (found.depth() != depth) {
      throw handle.corrupt(
          from.pointer(),
          "version "
              + from.sequence()
              + " has an ancestor of depth "
              + found.depth()
              + " where "
              + depth
              + " should be");
    }
    return found;
  }

  /** The first parent of that depth. */
  Commit byDepth(Mapping mapping, Commit newest, long depth) {
    if (depth < 0 || depth > newest.depth()) {
      throw new NoSuchVersionException(
          "Version "
              + newest.sequence()
              + " of "
              + handle.file()
              + " has first parents of depth 0 to "
              + newest.depth()
              + ", not "
              + depth
              + ".");
    }
    Commit commit = newest;
    while (commit.depth() > depth) {
      long jump = Skips.target(commit.depth());
      commit =
          jump >= depth
              ? amongParents(mapping, commit, commit.record().parentSkip(), jump)
              : amongParents(mapping, commit, commit.parent(), commit.depth() - 1);
    }
    return commit;
  }

  /** The commit before it in the log; null for the first. */
  @Nullable Commit predecessor(Mapping mapping, Commit commit) {
    return commit.previous() == 0
        ? null
        : inLog(mapping, commit, commit.previous(), commit.sequence() - 1);
  }

  /** The first parent; null for the first. */
  @Nullable Commit parent(Mapping mapping, Commit commit) {
    return commit.parent() == 0
        ? null
        : amongParents(mapping, commit, commit.parent(), commit.depth() - 1);
  }
}
