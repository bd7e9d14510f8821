package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;

import java.lang.foreign.MemorySegment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which heap a file is, as superblocks, genesis or epoch frames say. */
record HeapIdentity(UUID heapId, long salt) {

  /** What the superblock says, or else the first frame that says it and is whole by it. */
  static @Nullable HeapIdentity of(MemorySegment segment, long size, @Nullable Superblock newest) {
    if (newest != null) {
      return new HeapIdentity(newest.heapId(), newest.salt());
    }
    if (size < Frames.DATA_START + Frames.SMALLEST) {
      return null;
    }
    FrameCursor any = new FrameCursor(segment, size, 0);
    for (long block = Frames.DATA_START; block < size; block = Frames.blockEnd(block)) {
      HeapIdentity announced = announced(any, block, size);
      if (announced != null) {
        return announced;
      }
    }
    return null;
  }

  /**
   * A frame that announces a salt with which it is valid itself, in the block that begins there.
   */
  private static @Nullable HeapIdentity announced(FrameCursor any, long block, long size) {
    any.at(block); // loads the block
    byte[] bytes = any.buffer();
    int first = any.index();
    int limit = first + (int) (Math.min(Frames.blockEnd(block), size) - block);
    for (int at = first; at <= limit - Frames.SMALLEST - Announcement.EPOCH_BYTES; at += 8) {
      int kind = Frames.kind(bytes, at);
      if (getInt(bytes, at) != Frames.MAGIC || (kind != Frames.GENESIS && kind != Frames.EPOCH)) {
        continue;
      }
      int payload = at + Frames.HEADER;
      boolean genesis = kind == Frames.GENESIS;
      int idAt =
          payload + (genesis ? Announcement.GENESIS_HEAP_ID_AT : Announcement.EPOCH_HEAP_ID_AT);
      long salt =
          getLong(
              bytes,
              payload + (genesis ? Announcement.GENESIS_SALT_AT : Announcement.EPOCH_SALT_AT));
      if (new Frames(salt).wholeLength(bytes, at, limit, block + at - first) != 0) {
        return new HeapIdentity(new UUID(getLong(bytes, idAt), getLong(bytes, idAt + 8)), salt);
      }
    }
    return null;
  }

  /** Whether these bytes are the heap's id. */
  boolean isAt(byte[] bytes, int at) {
    return getLong(bytes, at) == heapId.getMostSignificantBits()
        && getLong(bytes, at + 8) == heapId.getLeastSignificantBits();
  }
}
