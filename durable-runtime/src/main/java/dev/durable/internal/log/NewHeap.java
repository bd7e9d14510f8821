package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import dev.durable.internal.io.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a commit into a file that nobody else sees yet: the first one, or one behind a copy. */
public final class NewHeap {

  private static final int COPIED = 1 << 20;

  private final Storage storage;
  private final StorageFile file;
  private final Handle handle;
  private final long epoch;
  private final Target target = new Target();

  /** The newest commit that the file has already, and where it was copied from. */
  private final @Nullable Commit last;

  private final @Nullable LogCheck source;

  /**
   * Of a random identity.
   *
   * @param file an empty file
   * @param name what the file will be called, for messages
   */
  public NewHeap(Storage storage, StorageFile file, Path name) {
    this(
        storage,
        file,
        new Handle(name, randomId(storage), LogWriter.randomLong(storage), 0),
        null,
        null);
  }

  private NewHeap(
      Storage storage,
      StorageFile file,
      Handle handle,
      @Nullable Commit last,
      @Nullable LogCheck source) {
    this.storage = storage;
    this.file = file;
    this.handle = handle;
    this.epoch = LogWriter.randomLong(storage);
    this.last = last;
    this.source = source;
  }

  /**
   * Goes on with a copy.
   *
   * @param file what {@link #copy} has written
   * @param name what the file will be called, for messages
   */
  public static NewHeap behind(
      Storage storage, StorageFile file, Path name, LogCheck log, Commit last) {
    Handle source = log.mapping().handle();
    Handle handle = new Handle(name, source.heapId(), source.salt(), last.end());
    return new NewHeap(storage, file, handle, last, log);
  }

  /** Whether the data of the file begin as those of a heap do, its superblocks aside. */
  public static boolean beginsWithGenesis(StorageFile file) throws IOException {
    byte[] start = new byte[Frames.HEADER + 8];
    if (file.size() < Frames.DATA_START + start.length) {
      return false;
    }
    file.read(Frames.DATA_START, start, 0, start.length);
    return LittleEndian.getInt(start, 0) == Frames.MAGIC
        && LittleEndian.getLong(start, Frames.HEADER) == Superblock.MAGIC;
  }

  private static UUID randomId(Storage storage) {
    long version4 = (LogWriter.randomLong(storage) & ~0xF000L) | 0x4000L;
    long variant2 = (LogWriter.randomLong(storage) >>> 2) | Long.MIN_VALUE;
    return new UUID(version4, variant2);
  }

  /** Builds the commit. What it throws leaves the file useless. */
  public Appender begin() {
    return new Appender(target, new ChainDigest());
  }

  /** Names the commit in both superblocks and forces all. */
  public void finish(Commit commit) throws IOException {
    for (int slot = 0; slot < 2; slot++) {
      Superblock block = Superblock.of(handle.heapId(), handle.salt(), slot, epoch, commit, true);
      file.write((long) slot * Superblock.BYTES, block.bytes(), 0, Superblock.BYTES);
    }
    file.force();
  }

  /**
   * Writes a heap that ends with a commit of another one and holds all before it, and forces all.
   *
   * @param from holds the commits
   * @param to an empty file
   * @param last whole, as is everything before it
   */
  public static void copy(StorageFile from, StorageFile to, LogCheck log, Commit last)
      throws IOException {
    byte[] piece = new byte[(int) Math.min(COPIED, last.end() - Frames.DATA_START)];
    for (long at = Frames.DATA_START; at < last.end(); at += piece.length) {
      int length = (int) Math.min(piece.length, last.end() - at);
      from.read(at, piece, 0, length);
      to.write(at, piece, 0, length);
    }
    Handle source = log.mapping().handle();
    for (int slot = 0; slot < 2; slot++) {
      Superblock block =
          Superblock.of(source.heapId(), source.salt(), slot, last.epoch(), last, true);
      to.write((long) slot * Superblock.BYTES, block.bytes(), 0, Superblock.BYTES);
    }
    to.force();
  }

  private final class Target implements CommitTarget {

    @Override
    public Handle handle() {
      return handle;
    }

    @Override
    public @Nullable Commit previous() {
      return last;
    }

    @Override
    public long epoch() {
      return epoch;
    }

    @Override
    public byte[] announcement() {
      return last == null
          ? Announcement.genesis(handle.heapId(), handle.salt(), epoch)
          : Announcement.epoch(handle.heapId(), handle.salt(), epoch, last);
    }

    @Override
    public long batch() {
      return last == null ? 1 : last.batch() + 1;
    }

    @Override
    public long forcedEnd() {
      return last == null ? 0 : last.end(); // a copy was forced
    }

    @Override
    public Commit commitAt(long pointer) {
      if (source == null) {
        throw new IllegalStateException("there is no commit before the first");
      }
      return source.commitAt(pointer);
    }

    @Override
    public Instant clock() {
      return storage.clock();
    }

    @Override
    public byte[] buffer() {
      return new byte[0];
    }

    @Override
    public void fence() {} // nobody else knows the file

    @Override
    public void write(long start, long at, byte[] source, int length) throws IOException {
      file.write(at, source, 0, length);
    }

    @Override
    public void forceAhead() throws IOException {
      file.force();
    }

    @Override
    public void written(Commit commit, byte[] buffer) {}

    @Override
    public void cut(long start, boolean forGood) {} // the file is deleted

    @Override
    public RuntimeException writeFailure(IOException cause, long bytes) {
      return new HeapIoException(
          "The heap "
              + handle.file()
              + " could not be created, as the file system refused to write "
              + bytes
              + " bytes: "
              + IoReason.of(cause)
              + ". Nothing was left behind.",
          cause);
    }
  }
}
