package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks the frames of blocks. The bytes are copied first: a checksum that runs into unreadable
 * mapped memory would take the whole process down.
 */
final class BlockCheck {

  private final Handle handle;

  /** The last workspace used, or null while somebody uses it; others then make their own. */
  private final AtomicReference<@Nullable Workspace> free = new AtomicReference<>();

  /** The last frames that were asked for and lie behind a bad one of their block. */
  private volatile Run behindDamage = new Run(0, 0);

  BlockCheck(Handle handle) {
    this.handle = handle;
  }

  /** A range of the file that consists of whole frames. */
  private record Run(long from, long to) {}

  private static final class Workspace {

    final byte[] bytes;
    final Frames frames;

    Workspace(int length, long salt) {
      bytes = new byte[length];
      frames = new Frames(salt);
    }
  }

  /**
   * Walks the frames of that range, which lies in one block and ends where a frame ends. Of frames
   * behind a bad one only those are looked at that the pointer is among.
   *
   * @param pointer what somebody asks for; what lies before the range is always whole
   * @return how many bytes of the range are whole frames up to the first that is not
   * @throws dev.durable.error.CorruptHeapException if the frame that the pointer leads into is not
   *     whole
   */
  int check(MemorySegment segment, long from, int length, long pointer) {
    Workspace work = workspace(length);
    try {
      MemorySegment.copy(segment, LittleEndian.BYTE, from, work.bytes, 0, length);
      return walk(work, from, length, pointer);
    } finally {
      free.set(work);
    }
  }

  private int walk(Workspace work, long from, int length, long pointer) {
    int whole = endOfWhole(work, from, 0, length);
    if (whole < length && pointer >= from + whole) {
      lookBehind(work, from, whole, length, pointer);
    }
    return whole;
  }

  /** Looks for the pointer among the frames behind a bad one. */
  private void lookBehind(Workspace work, long from, int bad, int length, long pointer) {
    int at = bad;
    while (at < length && pointer >= from + at) {
      int run = work.frames.resume(work.bytes, at, length, from + at);
      if (pointer < from + run) {
        throw handle.corrupt(from + at, work.frames.problem(work.bytes, at, length, from + at));
      }
      at = endOfWhole(work, from, run, length);
      behindDamage = new Run(from + run, from + at);
    }
  }

  /** Where in the range the frames that begin at a place of it stop being whole. */
  private static int endOfWhole(Workspace work, long from, int begin, int length) {
    int at = begin;
    while (at < length) {
      int frame = work.frames.wholeLength(work.bytes, at, length, from + at);
      if (frame == 0) {
        return at;
      }
      at += frame;
    }
    return at;
  }

  /**
   * Whether the frame that the pointer leads into was found whole behind a bad one a while ago.
   * Whoever reads the frames behind a damage one after the other would else have all of the block
   * checked for each of their records.
   */
  boolean wasFound(long pointer) {
    Run run = behindDamage;
    return pointer >= run.from && pointer < run.to;
  }

  /** Of a small heap, as tests and tools open thousands of, no memory for a whole block. */
  private Workspace workspace(int length) {
    Workspace work = free.getAndSet(null);
    return work == null || work.bytes.length < length
        ? new Workspace(length <= Frames.BLOCK / 2 ? length : Frames.BLOCK, handle.salt())
        : work;
  }
}
