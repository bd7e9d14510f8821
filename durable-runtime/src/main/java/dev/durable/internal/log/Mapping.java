package dev.durable.internal.log;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getShort;

import dev.durable.codegen.Lifetime;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file, and the memory of which of its blocks were found whole. Safe for any
 * number of threads. A heap makes a larger mapping when it outgrows the last one; those before stay
 * readable until the log is closed.
 *
 * <p>Who follows a pointer calls {@link #verify(long)} once, then reads {@link #segment()} at will;
 * whoever reads the segment translates what it throws by {@link #failure(Throwable)}.
 */
public final class Mapping {

  private static final int BLOCK_SHIFT = 16;

  /** What a processor fetches at once; one that fetches more is asked too often, which is cheap. */
  private static final int CACHE_LINE = 64;

  /** Of each record, before its length is known. */
  private static final int FETCHED_AT_ONCE = 3 * CACHE_LINE;

  /** Of longer records the rest is fetched when it is read: processors see that coming. */
  private static final int MOST_FETCHED = 8 * CACHE_LINE;

  /** A pointer that lies before all frames, for whom no bad one is in the way. */
  private static final long NOTHING = 0;

  private final Handle handle;
  private final MemorySegment segment;
  private final BlockCheck check;

  /** Null where whoever reads is about to check all anyway. */
  private final @Nullable ReadAhead ahead;

  /**
   * For each block, how much of it was found whole, in units of eight bytes from its start. Written
   * without any order: a thread that misses an entry checks the block once more.
   */
  private final char[] whole;

  /** Written so that no compiler leaves out the reads of {@link #fetch}. */
  @SuppressWarnings("UnusedVariable")
  private long fetched;

  Mapping(
      Handle handle,
      MemorySegment segment,
      BlockCheck check,
      @Nullable ReadAhead ahead,
      @Nullable Mapping previous) {
    this.handle = handle;
    this.segment = segment;
    this.check = check;
    this.ahead = ahead;
    int blocks = Math.toIntExact((segment.byteSize() + Frames.BLOCK - 1) >>> BLOCK_SHIFT);
    this.whole = previous == null ? new char[blocks] : Arrays.copyOf(previous.whole, blocks);
  }

  /**
   * The whole file as mapped, read-only; multi-byte values in it are little-endian. Reading what
   * somebody has cut off throws {@link InternalError}: see {@link #failure(Throwable)}. It stays
   * mapped as long as something leads to it; who must not read after {@link Log#close()} asks
   * {@link #lifetime()}.
   */
  public MemorySegment segment() {
    return segment;
  }

  /** The heap that it is of. */
  Handle handle() {
    return handle;
  }

  /** Ends when the log is closed. */
  public Lifetime lifetime() {
    return handle.lifetime();
  }

  /**
   * Makes sure that the frame around that offset is as it was written; constant time when that was
   * found before. All frames of its block are checked at once; those that are whole stay readable
   * beside one that is not.
   *
   * @param pointer an offset that was read from the file or got from an {@link Appender}
   * @throws CorruptHeapException if that frame is bad, or if the pointer is not a multiple of eight
   *     inside of the data
   * @throws dev.durable.error.HeapClosedException if the log was closed, unless the block was
   *     verified before; who reads it asks {@link #lifetime()}
   */
  public void verify(long pointer) {
    long block = pointer >>> BLOCK_SHIFT;
    if (block >= whole.length
        || ((int) pointer & (Frames.BLOCK - 1)) >>> 3 >= whole[(int) block]
        || pointer < Frames.DATA_START
        || (pointer & 7) != 0) {
      verifySlowly(pointer);
    }
  }

  private void verifySlowly(long pointer) {
    handle.requireOpen();
    long end = Math.min(handle.end(), segment.byteSize());
    if (pointer < Frames.DATA_START || pointer >= end || (pointer & 7) != 0) {
      throw handle.corrupt(
          pointer,
          "something points here, but data lie from "
              + Frames.DATA_START
              + " to "
              + end
              + ", at multiples of 8");
    }
    int block = (int) (pointer >>> BLOCK_SHIFT);
    long start = (long) block << BLOCK_SHIFT;
    long from = Math.max(start + ((long) whole[block] << 3), Frames.DATA_START);
    long to = Math.min(start + Frames.BLOCK, end);
    if (from < to && !check.wasFound(pointer)) {
      if (ahead != null) {
        ahead.asked(this, block);
      }
      try {
        int bytes = check.check(segment, from, (int) (to - from), pointer);
        whole[block] = (char) ((from + bytes - start) >>> 3);
      } catch (IllegalStateException | InternalError thrown) {
        throw failure(thrown);
      }
    }
  }

  /** Whether there is such a block, and no more will be written into it. */
  boolean isFull(int block) {
    return (long) (block + 1) << BLOCK_SHIFT <= Math.min(handle.end(), segment.byteSize());
  }

  /**
   * Checks a full block that nobody has asked for yet, but may be asking for.
   *
   * @param own checks it; not the readers'
   */
  void checkAhead(int block, BlockCheck own) {
    if (whole[block] == 0) {
      long start = (long) block << BLOCK_SHIFT;
      int bytes = own.check(segment, start, Frames.BLOCK, NOTHING);
      whole[block] = (char) (bytes >>> 3);
    }
  }

  /**
   * Reads records to no end but that the processor has them when they are needed. Asked for all at
   * once they take little longer than one; asked for one after the other, with work in between,
   * each is waited for. Nothing is checked.
   *
   * @param records offsets; 0 for none
   */
  public void fetch(long[] records, int count) {
    long end = Math.min(handle.end(), segment.byteSize()); // behind it the file may be cut off
    long sum = 0;
    try {
      // Neither a branch nor anything to wait for: so the reads of ten records are under way.
      long last = end - FETCHED_AT_ONCE;
      for (int i = 0; i < count; i++) {
        long at = Math.min(records[i], last);
        sum += segment.get(LittleEndian.BYTE, at);
        sum += segment.get(LittleEndian.BYTE, at + CACHE_LINE);
        sum += segment.get(LittleEndian.BYTE, at + 2 * CACHE_LINE);
      }
      for (int i = 0; i < count; i++) {
        sum += fetchRest(records[i], end);
      }
    } catch (IllegalStateException | IndexOutOfBoundsException | InternalError thrown) {
      throw failure(thrown);
    }
    fetched = sum;
  }

  /** What {@link #fetch} has not read of a long record. */
  private long fetchRest(long record, long end) {
    int length = segment.get(LittleEndian.CHAR, record + RecordFormat.LENGTH_AT);
    if (length <= FETCHED_AT_ONCE) {
      return 0;
    }
    long last = Math.min(record + Math.min(length, MOST_FETCHED), end) - 1;
    long sum = segment.get(LittleEndian.BYTE, last);
    for (long at = record + FETCHED_AT_ONCE; at < last; at += CACHE_LINE) {
      sum += segment.get(LittleEndian.BYTE, at);
    }
    return sum;
  }

  /**
   * The same for a large value, one that {@link Appender#largeValue} wrote: all blocks it lies in.
   *
   * @param pointer to its first byte
   * @param length of the value in bytes, more than {@link RecordFormat#MAX_VALUE_RECORD_BYTES}
   */
  public void verify(long pointer, long length) {
    long rest = length;
    long at = pointer;
    while (true) {
      long room = verifyPiece(at, rest);
      if (room >= rest) {
        return;
      }
      rest -= room;
      at = Frames.blockEnd(at) + Frames.HEADER;
    }
  }

  /** Checks the frame whose payload begins there, and returns how much of the value it can hold. */
  private long verifyPiece(long at, long wanted) {
    if (((int) at & (Frames.BLOCK - 1)) < Frames.HEADER) {
      throw handle.corrupt(at, "a large value cannot begin here");
    }
    long frame = at - Frames.HEADER;
    verify(frame);
    long room = Frames.blockEnd(at) - Frames.TRAILER - at;
    try {
      int kind = segment.get(LittleEndian.BYTE, frame + Frames.KIND_AT);
      long length = LittleEndian.getInt(segment, frame + Frames.LENGTH_AT);
      boolean holds =
          LittleEndian.getInt(segment, frame) == Frames.MAGIC
              && kind == Frames.VALUE
              && length - Frames.SMALLEST >= Math.min(room, wanted)
              && frame + length <= handle.end();
      if (!holds) {
        throw handle.corrupt(
            frame,
            "a piece of a large value was expected, of " + Math.min(room, wanted) + " bytes");
      }
    } catch (IllegalStateException | InternalError thrown) {
      throw failure(thrown);
    }
    return room;
  }

  /**
   * Copies a part of a value, of either form, verifying what it touches.
   *
   * @param pointer to the value: to the header of its record, or to the first byte of a large one
   * @param valueLength of the whole value in bytes; tells which of both it is
   * @param from first byte wanted
   * @param target where to
   * @param at where in the target
   * @param count bytes wanted
   */
  public void copyValue(
      long pointer, long valueLength, long from, byte[] target, int at, int count) {
    Objects.checkFromIndexSize(from, count, valueLength);
    if (valueLength <= RecordFormat.MAX_VALUE_RECORD_BYTES) {
      copyRecord(pointer, valueLength, from, target, at, count);
      return;
    }
    long first = Frames.blockEnd(pointer) - Frames.TRAILER - pointer;
    int done = 0;
    while (done < count) {
      long index = from + done;
      long piece = pointer;
      long skipped = index;
      if (index >= first) {
        long blocks = (index - first) / (Frames.BLOCK - Frames.SMALLEST);
        piece = Frames.blockEnd(pointer) + blocks * Frames.BLOCK + Frames.HEADER;
        skipped = (index - first) % (Frames.BLOCK - Frames.SMALLEST);
      }
      long room = verifyPiece(piece, skipped + count - done) - skipped;
      int copied = (int) Math.min(room, count - done);
      copy(piece + skipped, target, at + done, copied);
      done += copied;
    }
  }

  private void copyRecord(
      long pointer, long valueLength, long from, byte[] target, int at, int count) {
    verify(pointer);
    byte[] header = new byte[RecordFormat.HEADER_BYTES];
    copy(pointer, header, 0, header.length);
    long length = valueLength + RecordFormat.HEADER_BYTES;
    if (header[RecordFormat.KIND_AT] != RecordFormat.VALUE
        || getShort(header, RecordFormat.LENGTH_AT) != length
        || pointer + length > Math.min(Frames.blockEnd(pointer), handle.end()) - Frames.TRAILER) {
      throw handle.corrupt(
          pointer,
          "a value of "
              + valueLength
              + " bytes was expected, but found 0x"
              + Integer.toHexString(getInt(header, 0)));
    }
    copy(pointer + RecordFormat.HEADER_BYTES + from, target, at, count);
  }

  private void copy(long offset, byte[] target, int at, int count) {
    try {
      MemorySegment.copy(segment, LittleEndian.BYTE, offset, target, at, count);
    } catch (IllegalStateException | InternalError thrown) {
      throw failure(thrown);
    }
  }

  /**
   * The same for bytes that are not what they should be, unless they are only not there any more as
   * the heap was closed meanwhile.
   */
  public RuntimeException corruptUnlessClosed(long offset, String what) {
    return handle.closed() ? handle.closedException(null) : handle.corrupt(offset, what);
  }

  /** The error for a record that is whole and yet not what it should be. */
  public CorruptHeapException corrupt(long offset, String what) {
    return handle.corrupt(offset, what);
  }

  /** The same for those who look for damage, and need no advice. */
  public CorruptHeapException damaged(long offset, String what) {
    return handle.corrupt(offset, what, null);
  }

  /**
   * The exception to throw instead of what reading the segment has thrown: {@link
   * dev.durable.error.HeapClosedException} after close; {@link CorruptHeapException} where the
   * system could not read the file, and the heap then takes no more commits; others as they are.
   */
  public RuntimeException failure(Throwable thrown) {
    boolean isRefusal =
        thrown instanceof IllegalStateException || thrown instanceof IndexOutOfBoundsException;
    if (isRefusal && handle.closed()) {
      return handle.closedException(thrown);
    }
    if (thrown instanceof InternalError) {
      return handle.unreadable(thrown);
    }
    if (thrown instanceof IndexOutOfBoundsException) {
      return handle.corrupt(
          handle.end(), "something points outside of the file: " + thrown.getMessage(), thrown);
    }
    if (thrown instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw new IllegalArgumentException("reading memory cannot throw this", thrown);
  }
}
