package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;

import dev.durable.error.CorruptHeapException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks the frames of one commit, one after the other, up to its record. */
final class ExtentCheck {

  private final LogCheck log;
  private final LogCheck.Visitor visitor;
  private final FrameCursor cursor;
  private final HeapIdentity identity;
  private final ChainDigest digest;
  private final @Nullable Commit previous;
  private final long start;
  private boolean whole = true;
  private boolean seen;
  private long epoch;
  private boolean epochKnown;
  private @Nullable Commit commit;

  /**
   * Begins behind a commit.
   *
   * @param previous null for the first, and where the record of the one before is lost
   */
  ExtentCheck(
      LogCheck log,
      LogCheck.Visitor visitor,
      FrameCursor cursor,
      HeapIdentity identity,
      ChainDigest digest,
      @Nullable Commit previous,
      long start) {
    this.log = log;
    this.visitor = visitor;
    this.cursor = cursor;
    this.identity = identity;
    this.digest = digest;
    this.previous = previous;
    this.start = start;
    this.epoch = previous == null ? 0 : previous.epoch();
    this.epochKnown = previous != null;
    digest.begin(previous);
  }

  /** Where it begins. */
  long start() {
    return start;
  }

  /** The commit, once its record was taken; null before, and if it is none. */
  @Nullable Commit commit() {
    return commit;
  }

  /** Notes that a frame is not whole. */
  void damaged() {
    whole = false;
  }

  /** Takes the current frame. */
  void frame() {
    boolean first = !seen;
    // An announcement that does not fit into its block comes behind a filler of its own opening.
    seen |= cursor.kind() != Frames.FILLER;
    if (cursor.flags() != 0) {
      bad("a frame has unknown flags");
    }
    switch (cursor.kind()) {
      case Frames.GENESIS -> genesis();
      case Frames.EPOCH -> epoch(first);
      case Frames.FILLER -> {
        if (!cursor.isZero(Frames.HEADER)) {
          bad("a filler holds something");
        }
      }
      default -> {}
    }
    if (seen && epochKnown && cursor.epochTag() != (int) epoch) {
      bad("a frame was written by an opening that was not announced");
    }
    if (cursor.kind() == Frames.COMMIT) {
      end();
    } else {
      digest.update(cursor.buffer(), cursor.index(), cursor.length());
    }
  }

  private void bad(String what) {
    whole = false;
    visitor.damaged(cursor.offset(), cursor.next(), what);
  }

  private void genesis() {
    byte[] bytes = cursor.buffer();
    int payload = cursor.index() + Frames.HEADER;
    boolean good =
        cursor.offset() == Frames.DATA_START
            && cursor.length() >= Frames.SMALLEST + Announcement.GENESIS_BYTES
            && getLong(bytes, payload) == Superblock.MAGIC
            && getInt(bytes, payload + Announcement.GENESIS_FORMAT_AT) == Superblock.FORMAT
            && identity.isAt(bytes, payload + Announcement.GENESIS_HEAP_ID_AT)
            && getLong(bytes, payload + Announcement.GENESIS_SALT_AT) == identity.salt()
            && cursor.isZero(Frames.HEADER + Announcement.GENESIS_BYTES);
    if (!good) {
      bad("the first frame says other things than the superblocks");
      return;
    }
    epoch = getLong(bytes, payload + Announcement.GENESIS_EPOCH_AT);
    epochKnown = true;
  }

  private void epoch(boolean first) {
    byte[] bytes = cursor.buffer();
    int payload = cursor.index() + Frames.HEADER;
    boolean good =
        first
            && cursor.length() >= Frames.SMALLEST + Announcement.EPOCH_BYTES
            && identity.isAt(bytes, payload + Announcement.EPOCH_HEAP_ID_AT)
            && getLong(bytes, payload + Announcement.EPOCH_SALT_AT) == identity.salt()
            && (previous == null
                || Announcement.follows(bytes, cursor.index(), cursor.length(), previous))
            && cursor.isZero(Frames.HEADER + Announcement.EPOCH_BYTES);
    if (!good) {
      bad("an opening is announced where none can be, or wrongly");
      return;
    }
    epoch = Announcement.epoch(bytes, cursor.index());
    epochKnown = true;
  }

  private void end() {
    int index = cursor.index();
    Commit found;
    try {
      found = CommitCodec.decode(cursor.buffer(), index, cursor.length(), cursor.offset());
    } catch (IllegalArgumentException wrong) {
      bad(String.valueOf(wrong.getMessage()));
      return;
    }
    commit = found;
    int payload = index + Frames.HEADER;
    int digestAt =
        CommitCodec.digestAt(cursor.buffer(), payload, index + cursor.length() - Frames.TRAILER);
    digest.update(cursor.buffer(), index, digestAt - index);
    check(found, digest.end());
    if (!cursor.isZero(digestAt - index + CommitCodec.DIGEST)) {
      bad("something stands behind a commit record");
    }
    visitor.extent(found, previous, whole);
  }

  private void check(Commit found, byte[] expectedDigest) {
    if (epochKnown && found.epoch() != epoch) {
      wrong(found, "it is of an opening that was not announced");
    }
    Commit before = previous;
    if (before == null && found.sequence() != 0) {
      return; // the record before is lost, and this is said elsewhere
    }
    if (found.extentStart() != start && whole) {
      wrong(found, "its extent begins at " + found.extentStart() + ", not at " + start);
    } else if (before != null && !follows(found, before)) {
      wrong(found, "it does not continue version " + before.sequence());
    } else if (whole && !Arrays.equals(expectedDigest, found.digest())) {
      whole = false;
      wrong(found, "its digest is not that of its bytes");
    } else if (before != null) {
      String problem = wrongLinks(found, before);
      if (problem != null) {
        wrong(found, problem);
      }
    }
  }

  private void wrong(Commit found, String what) {
    visitor.commit(found, what);
  }

  private static boolean follows(Commit found, Commit before) {
    return found.sequence() == before.sequence() + 1
        && found.previous() == before.pointer()
        && found.batch() >= before.batch()
        && found.forcedEnd() >= before.forcedEnd()
        && found.nextId() >= before.nextId();
  }

  /** Whether parents and skip pointers are those of the rules; null, or what is wrong. */
  private @Nullable String wrongLinks(Commit found, Commit before) {
    CommitRecord record = found.record();
    try {
      if (record.skip() != Skips.overLog(before, log::commitAt)) {
        return "its skip pointer is wrong";
      }
      if (record.parents().isEmpty()) {
        return "it has no parent";
      }
      Commit parent = log.commitAt(record.parent());
      Skips.Span span = Skips.overParents(parent, log::commitAt);
      return record.depth() == parent.depth() + 1
              && record.parentSkip() == span.skip()
              && record.spanSeconds() == span.seconds()
              && record.spanNanos() == span.nanos()
          ? null
          : "its depth, or what it says of its first parents, is wrong";
    } catch (CorruptHeapException damaged) {
      return !log.isInBadFrame(damaged.offset()) ? "a pointer leads to no commit" : null;
    }
  }
}
