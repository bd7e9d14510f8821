package dev.durable.internal.io;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A storage that fails when it is told to. Each call that can fail is counted; the test chooses at
 * which one, how, and whether once or from then on.
 */
public final class FaultyStorage implements Storage {

  private volatile Storage storage;
  private Runnable afterFailedForce = () -> {};
  private volatile Runnable beforeTime = () -> {};
  private long calls;
  private long failAt = Long.MAX_VALUE;
  private long writeFrom = Long.MAX_VALUE;
  private boolean forceFails;
  private boolean forever;
  private boolean happened;
  private Kind kind = Kind.IO_ERROR;
  private long interruptAt = Long.MAX_VALUE;
  private @Nullable Thread interrupted;
  private long locks;
  private long refusedLock = Long.MAX_VALUE;

  /** How a call fails. */
  public enum Kind {
    /** It throws, and has done nothing. */
    IO_ERROR,
    /** A write has written the first half and throws; other calls have done nothing. */
    SHORT_WRITE,
    /** It throws, but has done what it should. */
    LATE_ERROR,
    /** It throws an {@link InjectedError}. */
    ERROR
  }

  /** Stands for running out of memory or stack, which JUnit would take for its own. */
  public static final class InjectedError extends Error {

    private static final long serialVersionUID = 1L;
  }

  /** Over that one. */
  public FaultyStorage(Storage storage) {
    this.storage = storage;
  }

  /** Goes on with that one, for the files that are opened from now on. */
  public void replace(Storage next) {
    this.storage = next;
  }

  /** Does this when a force has failed. */
  public FaultyStorage afterFailedForce(Runnable action) {
    this.afterFailedForce = action;
    return this;
  }

  /** Does this whenever somebody is about to be told the time, on the thread that asks. */
  public FaultyStorage beforeTime(Runnable action) {
    this.beforeTime = action;
    return this;
  }

  /** The calls so far. */
  public synchronized long calls() {
    return calls;
  }

  /** Lets the one fail that comes after so many more. */
  public synchronized void failAfter(long callsBefore, Kind how) {
    failAt = calls + callsBefore + 1;
    kind = how;
    forever = false;
    happened = false;
  }

  /** Lets all fail that come after so many more. */
  public synchronized void failAlwaysAfter(long callsBefore, Kind how) {
    failAfter(callsBefore, how);
    forever = true;
  }

  /** Interrupts the thread that makes the call that comes after so many more; it does not fail. */
  public synchronized void interruptAfter(long callsBefore) {
    interruptAt = calls + callsBefore + 1;
  }

  /** Whether {@link #interruptAfter} has interrupted this thread; it may have met a timer's. */
  public synchronized boolean hasInterruptedThisThread() {
    return Thread.currentThread().equals(interrupted);
  }

  /** How often a lock was asked for so far. */
  public synchronized long locks() {
    return locks;
  }

  /** Lets another process seem to hold the lock that is asked for after so many more. */
  public synchronized void refuseLockAfter(long locksBefore) {
    refusedLock = locks + locksBefore + 1;
    happened = false;
  }

  private synchronized boolean lockRefused() {
    boolean refused = ++locks == refusedLock;
    happened |= refused;
    return refused;
  }

  /** Lets the next write fail that begins at that position of its file or behind. */
  public synchronized void failNextWriteFrom(long position, Kind how) {
    writeFrom = position;
    kind = how;
    happened = false;
  }

  /** Lets the next force fail. */
  public synchronized void failNextForce() {
    forceFails = true;
    happened = false;
  }

  private synchronized boolean forceFault() {
    boolean fails = forceFails;
    forceFails = false;
    happened |= fails;
    return fails;
  }

  /** Lets the next write and the next force be as any other. */
  public synchronized void failNothingNext() {
    writeFrom = Long.MAX_VALUE;
    forceFails = false;
  }

  /** Lets nothing fail any more. */
  public synchronized void heal() {
    failAt = Long.MAX_VALUE;
    writeFrom = Long.MAX_VALUE;
  }

  private synchronized @Nullable Kind writeFault(long position) {
    if (position >= writeFrom) {
      writeFrom = Long.MAX_VALUE;
      happened = true;
      return kind;
    }
    return fault();
  }

  /** Whether a call has failed. */
  public synchronized boolean happened() {
    return happened;
  }

  /** As if none had failed so far. */
  public synchronized void forget() {
    happened = false;
  }

  private interface Call<T extends @Nullable Object> {

    T run() throws IOException;
  }

  private synchronized @Nullable Kind fault() {
    calls++;
    if (calls == interruptAt) {
      interrupted = Thread.currentThread();
      interrupted.interrupt();
    }
    if (calls < failAt || (calls > failAt && !forever)) {
      return null;
    }
    happened = true;
    return kind;
  }

  private <T extends @Nullable Object> T call(Call<T> call) throws IOException {
    return call(fault(), call);
  }

  private static <T extends @Nullable Object> T call(@Nullable Kind fault, Call<T> call)
      throws IOException {
    if (fault == null) {
      return call.run();
    }
    if (fault == Kind.ERROR) {
      throw new InjectedError();
    }
    if (fault == Kind.LATE_ERROR) {
      T unused = call.run();
      if (unused instanceof AutoCloseable opened) {
        closeUnused(opened);
      }
    }
    throw new IOException("injected");
  }

  private static void closeUnused(AutoCloseable opened) throws IOException {
    try {
      opened.close();
    } catch (IOException failed) {
      throw failed;
    } catch (Exception other) {
      throw new AssertionError(other);
    }
  }

  /** Systems close a file, and release its lock, also where they report an error. */
  private void close(Closeable open) throws IOException {
    Kind fault = fault();
    open.close();
    FaultyStorage.<@Nullable Void>call(fault, () -> null);
  }

  private void run(Action action) throws IOException {
    this.<@Nullable Void>call(
        () -> {
          action.run();
          return null;
        });
  }

  private interface Action {

    void run() throws IOException;
  }

  @Override
  public boolean exists(Path file) {
    return storage.exists(file);
  }

  @Override
  public Path realPath(Path file) throws IOException {
    return call(() -> storage.realPath(file));
  }

  @Override
  public StorageFile openToWrite(Path file) throws IOException {
    return new Faulty(call(() -> storage.openToWrite(file)));
  }

  @Override
  public StorageFile openToRead(Path file) throws IOException {
    return new Faulty(call(() -> storage.openToRead(file)));
  }

  @Override
  public StorageFile create(Path file) throws IOException {
    return new Faulty(call(() -> storage.create(file)));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    run(() -> storage.rename(from, to));
  }

  @Override
  public void delete(Path file) throws IOException {
    run(() -> storage.delete(file));
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    run(() -> storage.forceDirectory(directory));
  }

  @Override
  public @Nullable StorageLock tryLock(Path lockFile, String holder) throws IOException {
    if (lockRefused()) {
      return null;
    }
    StorageLock lock = this.<@Nullable StorageLock>call(() -> storage.tryLock(lockFile, holder));
    return lock == null ? null : () -> close(lock);
  }

  @Override
  public String lockHolder(Path lockFile) throws IOException {
    return call(() -> storage.lockHolder(lockFile));
  }

  @Override
  public String processId() {
    return storage.processId();
  }

  @Override
  public long usableSpace(Path file) throws IOException {
    return call(() -> storage.usableSpace(file));
  }

  @Override
  public @Nullable String fileKey(Path file) throws IOException {
    return this.<@Nullable String>call(() -> storage.fileKey(file));
  }

  @Override
  public Instant clock() {
    return storage.clock();
  }

  @Override
  public long nanoTime() {
    beforeTime.run();
    return storage.nanoTime();
  }

  @Override
  public void random(byte[] target) {
    storage.random(target);
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    storage.schedule(task, delayNanos);
  }

  @Override
  public long growth() {
    return storage.growth();
  }

  @Override
  public int prefill() {
    return storage.prefill();
  }

  private final class Faulty implements StorageFile {

    private final StorageFile file;

    Faulty(StorageFile file) {
      this.file = file;
    }

    @Override
    public void read(long position, byte[] target, int from, int length) throws IOException {
      FaultyStorage.this.run(() -> file.read(position, target, from, length));
    }

    @Override
    public void write(long position, byte[] source, int from, int length) throws IOException {
      Kind fault = writeFault(position);
      if (fault == Kind.SHORT_WRITE) {
        file.write(position, source, from, length / 2);
      }
      FaultyStorage.<@Nullable Void>call(
          fault,
          () -> {
            file.write(position, source, from, length);
            return null;
          });
    }

    @Override
    public void force() throws IOException {
      try {
        if (forceFault()) {
          throw new IOException("injected");
        }
        FaultyStorage.this.run(file::force);
      } catch (IOException | Error failed) {
        afterFailedForce.run();
        throw failed;
      }
    }

    @Override
    public long size() throws IOException {
      return call(file::size);
    }

    @Override
    public void setSize(long size) throws IOException {
      FaultyStorage.this.run(() -> file.setSize(size));
    }

    @Override
    public MemorySegment map(long size) throws IOException {
      return call(() -> file.map(size));
    }

    @Override
    public void close() throws IOException {
      FaultyStorage.this.close(file);
    }
  }
}
