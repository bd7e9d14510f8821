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

  BlockCheck(Handle handle) {
    this.handle = handle;
  }

  private static final class Workspace {

    final byte[] bytes = new byte[Frames.BLOCK];
    final Frames frames;

    Workspace(long salt) {
      frames = new Frames(salt);
    }
  }

  /**
   * Walks the frames of that range, which lies in one block and ends where a frame ends. Frames
   * behind a bad one are looked at, too, as far as the pointer.
   *
   * @return how many bytes of the range are whole frames up to the first that is not
   * @throws dev.durable.error.CorruptHeapException if the frame that the pointer leads into is not
   *     whole
   */
  int check(MemorySegment segment, long from, int length, long pointer) {
    Workspace work = free.getAndSet(null);
    if (work == null) {
      work = new Workspace(handle.salt());
    }
    MemorySegment.copy(segment, LittleEndian.BYTE, from, work.bytes, 0, length);
    int at = 0;
    int whole = -1;
    while (at < length && (whole < 0 || from + at <= pointer)) {
      int frame = work.frames.wholeLength(work.bytes, at, length, from + at);
      int next = at + frame;
      if (frame == 0) {
        next = work.frames.resume(work.bytes, at, length, from + at);
        whole = whole < 0 ? at : whole;
        if (pointer >= from + at && pointer < from + next) {
          throw handle.corrupt(from + at, work.frames.problem(work.bytes, at, length, from + at));
        }
      }
      at = next;
    }
    free.set(work);
    return whole < 0 ? length : whole;
  }
}
