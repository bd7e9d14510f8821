package dev.durable.internal.io;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
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

  private static final AtomicLong COUNT = new AtomicLong();

  private final long number = COUNT.incrementAndGet();
  private final Map<Path, Content> files = new HashMap<>();
  private final Set<Path> locks = new HashSet<>();
  private final Set<Path> unforcedNames = new HashSet<>();
  private Consumer<Interval> beforeRename = interval -> {};
  private final Queue<Timer> timers = new ArrayDeque<>();
  private final Random random;
  private Consumer<Interval> beforeForce = interval -> {};
  private Instant clock = Instant.EPOCH;
  private long nanos;
  private long growth = 64 << 10;

  /** With chance from that seed. */
  public MemoryStorage(long seed) {
    this.random = new Random(seed);
  }

  private record Timer(Runnable task, long due) {}

  /** What was written to a file since it was last forced, and what was there then. */
  public record Interval(Image forced, List<Write> writes, List<Long> sizes) {}

  /** The content of a file; not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Image(byte[] bytes) {}

  /** One write. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Write(long position, byte[] bytes) {}

  /** Calls this whenever a file is about to be forced: the last moment of an interval. */
  public MemoryStorage beforeForce(Consumer<Interval> watcher) {
    this.beforeForce = watcher;
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

  /** Puts a file there, as if it had always been there. */
  public synchronized void put(Path file, byte[] bytes) {
    files.put(path(file), new Content(bytes));
  }

  /** Gives a file a second name. */
  public synchronized void link(Path file, Path name) {
    files.put(path(name), Objects.requireNonNull(files.get(path(file)), "no such file"));
  }

  /** What is in a file now. */
  public synchronized byte[] get(Path file) {
    Content content = Objects.requireNonNull(files.get(path(file)), "no such file");
    return Arrays.copyOf(content.bytes, content.size);
  }

  /** What a power failure at this moment has to choose from. */
  public synchronized Interval interval(Path file) {
    return Objects.requireNonNull(files.get(path(file)), "no such file").interval();
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
    files.values().forEach(Content::forget);
  }

  /** Names of all files. */
  public synchronized Set<Path> names() {
    return Set.copyOf(files.keySet());
  }

  /** Lets time pass, and the timers run that are due. */
  public void pass(long nanosPassed) {
    List<Timer> due = new ArrayList<>();
    synchronized (this) {
      nanos += nanosPassed;
      clock = clock.plusNanos(nanosPassed);
      timers.removeIf(timer -> timer.due <= nanos && due.add(timer));
    }
    due.forEach(timer -> timer.task.run());
  }

  /** Sets the clock of commits. */
  public synchronized void clock(Instant now) {
    clock = now;
  }

  private Path path(Path file) {
    return Path.of("/memory-" + number).resolve(file);
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
    Content content = files.get(path(file));
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return new Opened(content, writable);
  }

  @Override
  public synchronized StorageFile create(Path file) throws IOException {
    if (files.containsKey(path(file))) {
      throw new FileAlreadyExistsException(file.toString());
    }
    files.put(path(file), new Content(new byte[0]));
    return open(file, true);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    Content content = files.remove(path(from));
    if (content == null) {
      throw new NoSuchFileException(from.toString());
    }
    beforeRename.accept(content.interval());
    files.put(path(to), content);
    unforcedNames.add(path(to));
  }

  @Override
  public synchronized void delete(Path file) {
    files.remove(path(file));
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
  public synchronized Instant clock() {
    return clock;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void random(byte[] target) {
    random.nextBytes(target);
  }

  @Override
  public synchronized void schedule(Runnable task, long delayNanos) {
    timers.add(new Timer(task, nanos + delayNanos));
  }

  @Override
  public long growth() {
    return growth;
  }

  @Override
  public int prefill() {
    return 0;
  }

  /** The bytes of one file, under whatever name. */
  private static final class Content {

    private byte[] bytes;
    private int size;

    /** Arrays that mappings still read and that were outgrown. */
    private final List<byte[]> outgrown = new ArrayList<>();

    private Image forced;
    private final List<Write> writes = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    Content(byte[] initial) {
      this.bytes = initial.clone();
      this.size = initial.length;
      this.forced = new Image(initial.clone());
    }

    Interval interval() {
      return new Interval(forced, List.copyOf(writes), List.copyOf(sizes));
    }

    void resize(int newSize) {
      if (newSize > bytes.length) {
        outgrown.add(bytes);
        bytes = Arrays.copyOf(bytes, newSize);
      }
      if (newSize < size) {
        Arrays.fill(bytes, newSize, size, (byte) 0);
        for (byte[] old : outgrown) {
          Arrays.fill(old, Math.min(newSize, old.length), Math.min(size, old.length), (byte) 0);
        }
      }
      size = newSize;
      sizes.add((long) newSize);
    }

    void write(int position, byte[] source, int from, int length) {
      if (position + length > size) {
        resize(position + length);
      }
      writes.add(new Write(position, Arrays.copyOfRange(source, from, from + length)));
      System.arraycopy(source, from, bytes, position, length);
      for (byte[] old : outgrown) {
        int common = Math.min(length, old.length - position);
        if (common > 0) {
          System.arraycopy(source, from, old, position, common);
        }
      }
    }

    /** Only what was written since the last force reaches the device. */
    void force() {
      byte[] device = Arrays.copyOf(forced.bytes(), size);
      sizes.stream().min(Long::compare).ifPresent(least -> clear(device, least.intValue()));
      for (Write write : writes) {
        int from = Math.toIntExact(write.position());
        int length = Math.min(write.bytes().length, size - from);
        if (length > 0) {
          System.arraycopy(bytes, from, device, from, length);
        }
      }
      forced = new Image(device);
      forget();
    }

    private static void clear(byte[] device, int from) {
      if (from < device.length) {
        Arrays.fill(device, from, device.length, (byte) 0);
      }
    }

    void forget() {
      writes.clear();
      sizes.clear();
    }
  }

  private final class Opened implements StorageFile {

    private final Content content;
    private final boolean writable;
    private boolean closed;

    Opened(Content content, boolean writable) {
      this.content = content;
      this.writable = writable;
    }

    private void requireOpen(boolean toWrite) throws IOException {
      if (closed || (toWrite && !writable)) {
        throw new IOException(closed ? "closed" : "opened to read");
      }
    }

    @Override
    public void read(long position, byte[] target, int from, int length) throws IOException {
      synchronized (MemoryStorage.this) {
        requireOpen(false);
        Objects.checkFromIndexSize(from, length, target.length);
        if (position + length > content.size) {
          throw new EOFException("the file ends at " + content.size);
        }
        System.arraycopy(content.bytes, Math.toIntExact(position), target, from, length);
      }
    }

    @Override
    public void write(long position, byte[] source, int from, int length) throws IOException {
      synchronized (MemoryStorage.this) {
        requireOpen(true);
        content.write(Math.toIntExact(position), source, from, length);
      }
    }

    @Override
    public void force() throws IOException {
      Interval interval;
      synchronized (MemoryStorage.this) {
        requireOpen(true);
        interval = content.interval();
      }
      beforeForce.accept(interval);
      synchronized (MemoryStorage.this) {
        content.force();
      }
    }

    @Override
    public long size() throws IOException {
      synchronized (MemoryStorage.this) {
        requireOpen(false);
        return content.size;
      }
    }

    @Override
    public void setSize(long size) throws IOException {
      synchronized (MemoryStorage.this) {
        requireOpen(true);
        content.resize(Math.toIntExact(size));
      }
    }

    @Override
    public MemorySegment map(long size) throws IOException {
      synchronized (MemoryStorage.this) {
        requireOpen(false);
        if (size > content.size) {
          throw new IOException("mapping beyond the end of the file");
        }
        return MemorySegment.ofArray(content.bytes).asSlice(0, size).asReadOnly();
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
