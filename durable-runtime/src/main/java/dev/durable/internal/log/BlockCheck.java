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
   * Walks the frames of that range, which lies in one block and ends where a frame ends.
   *
   * @throws dev.durable.error.CorruptHeapException at the first one that is not whole
   */
  void check(MemorySegment segment, long from, int length) {
    Workspace work = free.getAndSet(null);
    if (work == null) {
      work = new Workspace(handle.salt());
    }
    MemorySegment.copy(segment, LittleEndian.BYTE, from, work.bytes, 0, length);
    int at = 0;
    while (at < length) {
      int frame = work.frames.wholeLength(work.bytes, at, length, from + at);
      if (frame == 0) {
        throw handle.corrupt(from + at, work.frames.problem(work.bytes, at, length, from + at));
      }
      at += frame;
    }
    free.set(work);
  }
}
