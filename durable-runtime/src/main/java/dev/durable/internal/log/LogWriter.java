package dev.durable.internal.log;

import dev.durable.codegen.LittleEndian;
import dev.durable.error.HeapIoException;
import dev.durable.internal.io.IoReason;
import dev.durable.internal.io.Storage;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes commits to the end of an open heap. Used under the writer lock. */
final class LogWriter implements CommitTarget {

  /** Memory above this is given back after a large commit. */
  private static final int KEPT_BUFFER = 1 << 20;

  private final Storage storage;
  private final Handle handle;
  private final DataFile data;
  private final ZerosAhead zeros;
  private final Superblocks superblocks;
  private final Flusher flusher;
  private final Log log;
  private byte[] buffer = new byte[0];
  private @Nullable ChainDigest digest;
  private @Nullable Appender current;
  private long epoch;
  private boolean announced;
  private boolean committed;

  LogWriter(
      Storage storage,
      Handle handle,
      DataFile data,
      ZerosAhead zeros,
      Superblocks superblocks,
      Flusher flusher,
      Log log) {
    this.storage = storage;
    this.handle = handle;
    this.data = data;
    this.zeros = zeros;
    this.superblocks = superblocks;
    this.flusher = flusher;
    this.log = log;
  }

  Appender begin() {
    if (current != null && !current.ended()) {
      throw new IllegalStateException("The commit before was neither written nor rolled back.");
    }
    ChainDigest chain = digest;
    if (chain == null) {
      chain = new ChainDigest();
      digest = chain;
    }
    Appender appender = new Appender(this, chain);
    current = appender;
    return appender;
  }

  static long randomLong(Storage storage) {
    byte[] bytes = new byte[8];
    storage.random(bytes);
    return LittleEndian.getLong(bytes, 0);
  }

  /** Puts the epoch of this opening into a superblock that names the head, which was forced. */
  void takeOver() throws IOException {
    superblocks.takeOver(epoch(), log.head());
  }

  /** Whether anything was committed since the heap was opened. */
  boolean committed() {
    return committed;
  }

  @Override
  public Handle handle() {
    return handle;
  }

  @Override
  public Commit previous() {
    return log.head();
  }

  @Override
  public long epoch() {
    while (epoch == 0) {
      epoch = randomLong(storage);
    }
    return epoch;
  }

  @Override
  public byte @Nullable [] announcement() {
    return announced
        ? null
        : Announcement.epoch(handle.heapId(), handle.salt(), epoch(), log.head());
  }

  @Override
  public long batch() {
    return flusher.batch();
  }

  @Override
  public long forcedEnd() {
    return flusher.forced().end();
  }

  @Override
  public Commit commitAt(long pointer) {
    return log.commitAt(pointer);
  }

  @Override
  public Instant clock() {
    return storage.clock();
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public void fence() throws IOException {
    takeOver();
    superblocks.fence();
  }

  @Override
  public void write(long start, long at, byte[] source, int length) throws IOException {
    long end = at + length;
    data.reserve(end); // and map it now: nothing may fail once a commit is whole in the file
    data.write(at, source, length);
    zeros.written(end - start);
  }

  @Override
  public void forceAhead() {
    log.forceAhead();
  }

  @Override
  public void written(Commit commit, byte[] used) {
    handle.end(commit.end());
    announced = true;
    committed = true;
    buffer = used.length <= KEPT_BUFFER ? used : new byte[0];
    log.head(commit);
  }

  @Override
  public void cut(long start, boolean forGood) throws IOException {
    flusher.burnBatch();
    data.cut(start);
    if (forGood) {
      flusher.forceCut(log.head());
    }
  }

  @Override
  public RuntimeException writeFailure(IOException cause, long bytes) {
    long usable;
    try {
      usable = storage.usableSpace(handle.file());
    } catch (IOException unknown) {
      cause.addSuppressed(unknown);
      usable = Long.MAX_VALUE;
    }
    String why =
        usable < bytes
            ? "the volume has room for "
                + usable
                + " bytes, but "
                + bytes
                + " are needed. Free some"
                + " space and commit again"
            : "the file system refused to write "
                + bytes
                + " bytes: "
                + IoReason.of(cause)
                + ". Commit again when the cause is gone";
    return new HeapIoException(
        "This commit could not be written to "
            + handle.file()
            + ", as "
            + why
            + "; the heap is as it was before.",
        cause);
  }
}
