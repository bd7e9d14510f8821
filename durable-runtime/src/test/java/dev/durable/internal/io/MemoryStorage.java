package dev.durable.internal.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory that remember what was written since they were last forced, so that a test can
 * see every file a power failure could have left: see {@link CrashImages}.
 *
 * <p>Time stands still unless a test moves it; timers run when it passes. Chance comes from a seed.
 */
public final class MemoryStorage implements Storage {

  /** Others are made by other class loaders in the same process, whose paths must differ. */
  private static final UUID LOADED = UUID.randomUUID();

  private static final AtomicLong MADE = new AtomicLong();

  private final long number = MADE.incrementAndGet();

  private final Map<Path, MemoryInode> files = new HashMap<>();
  private final Set<Path> locks = new HashSet<>();
  private final Set<Path> unforcedNames = new HashSet<>();
  private Consumer<Interval> beforeRename = interval -> {};
  private final VirtualClock clock = new VirtualClock();
  private final Random random;
  private @Nullable Consumer<Interval> beforeForce;
  private Runnable whileForcing = () -> {};
  private long bytesRead;
  private long changes;
  private long forces;
  private long growth = 64 << 10;
  private int prefill;

  /** With chance from that seed. */
  public MemoryStorage(long seed) {
    this.random = new Random(seed);
  }

  /** Calls this whenever a file is about to be forced: the last moment of an interval. */
  public MemoryStorage beforeForce(Consumer<Interval> watcher) {
    this.beforeForce = watcher;
    return this;
  }

  /**
   * Does this while a file is being forced, before {@link #beforeForce} is called. What is written
   * meanwhile is not covered by that force.
   */
  public MemoryStorage whileForcing(Runnable action) {
    this.whileForcing = action;
    return this;
  }

  /** Calls this with the file that is about to get another name. */
  public MemoryStorage beforeRename(Consumer<Interval> watcher) {
    this.beforeRename = watcher;
    return this;
  }

  /** How far files are extended. */
  public MemoryStorage growth(long bytes) {
    this.growth = bytes;
    return this;
  }

  /** How far files are filled with zeros ahead of small commits. */
  public MemoryStorage prefill(int bytes) {
    this.prefill = bytes;
    return this;
  }

  /** Puts a file there, as if it had always been there. */
  public synchronized void put(Path file, byte[] bytes) {
    files.put(path(file), new MemoryInode(bytes.clone(), bytes.clone()));
  }

  /** The same with an array that the caller gives away. */
  public synchronized void adopt(Path file, byte[] bytes) {
    files.put(path(file), new MemoryInode(bytes, bytes.clone()));
  }

  /** Bytes that were read, mappings not counted. */
  public synchronized long bytesRead() {
    return bytesRead;
  }

  /** Writes, resizes, and names given or taken. */
  public synchronized long changes() {
    return changes;
  }

  /** Forces of files. */
  public synchronized long forces() {
    return forces;
  }

  /**
   * What another process finds when this one has ended by force: all that was written, forced or
   * not. This storage is not to be used any more.
   */
  public synchronized MemoryStorage survivor(long seed) {
    MemoryStorage next = new MemoryStorage(seed);
    files.forEach((file, inode) -> next.files.put(next.path(file.getFileName()), inode));
    return next;
  }

  /** Gives a file a second name. */
  public synchronized void link(Path file, Path name) {
    files.put(path(name), existing(file));
  }

  /** What is in a file now. */
  public synchronized byte[] get(Path file) {
    return existing(file).copy();
  }

  /** What a power failure at this moment has to choose from. */
  public synchronized Interval interval(Path file) {
    return existing(file).device().interval();
  }

  /** What is on the device for sure, were the power to fail now. */
  public synchronized byte[] device(Path file) {
    return interval(file).forced().bytes().clone();
  }

  /**
   * What systems do after a force that has failed: what was written since the last one stays
   * readable, but is taken for clean, and never comes to the device by itself.
   */
  public synchronized void forgetDirty() {
    files.values().forEach(inode -> inode.device().forget());
  }

  /** Names of all files. */
  public synchronized Set<Path> names() {
    return Set.copyOf(files.keySet());
  }

  /** Lets time pass, and the timers run that are due, each at its time. */
  public void pass(long nanosPassed) {
    clock.pass(nanosPassed);
  }

  /** Sets the clock of commits. */
  public void clock(Instant now) {
    clock.timeOfDay(now);
  }

  private Path path(Path file) {
    return Path.of("/memory-" + LOADED + "-" + number).resolve(file);
  }

  private MemoryInode existing(Path file) {
    return Objects.requireNonNull(files.get(path(file)), "no such file");
  }

  synchronized void countRead(int length) {
    bytesRead += length;
  }

  synchronized void countChange() {
    changes++;
  }

  synchronized void countForce() {
    forces++;
  }

  /** What a test has asked for while that file is being forced. */
  void letTestsAct(MemoryInode inode) {
    whileForcing.run();
    Consumer<Interval> watcher = beforeForce;
    if (watcher != null) {
      Interval interval;
      synchronized (this) {
        interval = inode.device().interval();
      }
      watcher.accept(interval);
    }
  }

  @Override
  public synchronized boolean exists(Path file) {
    return files.containsKey(path(file));
  }

  @Override
  public Path realPath(Path file) {
    return path(file);
  }

  @Override
  public StorageFile openToWrite(Path file) throws IOException {
    return open(file, true);
  }

  @Override
  public StorageFile openToRead(Path file) throws IOException {
    return open(file, false);
  }

  private synchronized StorageFile open(Path file, boolean writable) throws IOException {
    MemoryInode inode = files.get(path(file));
    if (inode == null) {
      throw new NoSuchFileException(file.toString());
    }
    return new MemoryFile(this, inode, writable);
  }

  @Override
  public synchronized StorageFile create(Path file) throws IOException {
    if (files.containsKey(path(file))) {
      throw new FileAlreadyExistsException(file.toString());
    }
    files.put(path(file), new MemoryInode(new byte[0], new byte[0]));
    changes++;
    return open(file, true);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    MemoryInode inode = files.remove(path(from));
    changes++;
    if (inode == null) {
      throw new NoSuchFileException(from.toString());
    }
    beforeRename.accept(inode.device().interval());
    files.put(path(to), inode);
    unforcedNames.add(path(to));
  }

  @Override
  public synchronized void delete(Path file) {
    if (files.remove(path(file)) != null) {
      changes++;
    }
  }

  @Override
  public synchronized void forceDirectory(Path directory) {
    unforcedNames.clear();
  }

  /** Names that were given or taken and that a power failure may undo. */
  public synchronized Set<Path> unforcedNames() {
    return Set.copyOf(unforcedNames);
  }

  @Override
  public synchronized @Nullable StorageLock tryLock(Path lockFile, String holder) {
    Path path = path(lockFile);
    if (!locks.add(path)) {
      return null;
    }
    return () -> {
      synchronized (this) {
        locks.remove(path);
      }
    };
  }

  @Override
  public String lockHolder(Path lockFile) {
    return "";
  }

  @Override
  public String processId() {
    return "1";
  }

  @Override
  public long usableSpace(Path file) {
    return Long.MAX_VALUE;
  }

  @Override
  public @Nullable String fileKey(Path file) {
    return null;
  }

  @Override
  public Instant clock() {
    return clock.timeOfDay();
  }

  @Override
  public long nanoTime() {
    return clock.nanoTime();
  }

  @Override
  public synchronized void random(byte[] target) {
    random.nextBytes(target);
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    clock.schedule(task, delayNanos);
  }

  @Override
  public long growth() {
    return growth;
  }

  @Override
  public int prefill() {
    return prefill;
  }
}
