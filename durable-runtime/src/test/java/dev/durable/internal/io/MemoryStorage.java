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
import java.util.UUID;
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
  private final UUID number = UUID.randomUUID();

  private final Map<Path, Content> files = new HashMap<>();
  private final Set<Path> locks = new HashSet<>();
  private final Set<Path> unforcedNames = new HashSet<>();
  private Consumer<Interval> beforeRename = interval -> {};
  private final Queue<Timer> timers = new ArrayDeque<>();
  private final Random random;
  private @Nullable Consumer<Interval> beforeForce;
  private Runnable whileForcing = () -> {};
  private long bytesRead;
  private long changes;
  private long forces;
  private Instant clock = Instant.EPOCH;
  private long nanos;
  private long growth = 64 << 10;

  /** With chance from that seed. */
  public MemoryStorage(long seed) {
    this.random = new Random(seed);
  }

  private record Timer(Runnable task, long due) {}

  /** What happened to a file since it was last forced, in order, and what was there then. */
  public record Interval(Image forced, List<Event> events) {}

  /** The content of a file; not to be changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Image(byte[] bytes) {}

  /** What may come to the device or not. */
  public sealed interface Event {}

  /** One write. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Write(int position, byte[] bytes) implements Event {}

  /** The file was cut, or extended by zeros. */
  public record Resize(int size) implements Event {}

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

  /** Puts a file there, as if it had always been there. */
  public synchronized void put(Path file, byte[] bytes) {
    files.put(path(file), new Content(bytes.clone(), bytes.clone()));
  }

  /** The same with an array that the caller gives away. */
  public synchronized void adopt(Path file, byte[] bytes) {
    files.put(path(file), new Content(bytes, bytes.clone()));
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
    files.forEach((file, content) -> next.files.put(next.path(file.getFileName()), content));
    return next;
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

  /** Lets time pass, and the timers run that are due, each at its time. */
  public void pass(long nanosPassed) {
    long end;
    synchronized (this) {
      end = nanos + nanosPassed;
    }
    for (Timer next = nextUntil(end); next != null; next = nextUntil(end)) {
      next.task.run();
    }
  }

  private synchronized @Nullable Timer nextUntil(long end) {
    Timer next = null;
    for (Timer timer : timers) {
      if (timer.due <= end && (next == null || timer.due < next.due)) {
        next = timer;
      }
    }
    timers.remove(next);
    long now = next == null ? end : Math.max(nanos, next.due);
    clock = clock.plusNanos(now - nanos);
    nanos = now;
    return next;
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
    files.put(path(file), new Content(new byte[0], new byte[0]));
    changes++;
    return open(file, true);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    Content content = files.remove(path(from));
    changes++;
    if (content == null) {
      throw new NoSuchFileException(from.toString());
    }
    beforeRename.accept(content.interval());
    files.put(path(to), content);
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

    /** What is on the device for sure. */
    private byte[] device;

    private int deviceSize;

    /** What may have come to the device since. */
    private final List<Event> events = new ArrayList<>();

    /** Takes over two arrays of the same content. */
    Content(byte[] bytes, byte[] device) {
      this.bytes = bytes;
      this.size = bytes.length;
      this.device = device;
      this.deviceSize = device.length;
    }

    Interval interval() {
      return new Interval(new Image(Arrays.copyOf(device, deviceSize)), List.copyOf(events));
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
      events.add(new Resize(newSize));
    }

    void write(int position, byte[] source, int from, int length) {
      if (position + length > size) {
        resize(position + length);
      }
      events.add(new Write(position, Arrays.copyOfRange(source, from, from + length)));
      System.arraycopy(source, from, bytes, position, length);
      for (byte[] old : outgrown) {
        int common = Math.min(length, old.length - position);
        if (common > 0) {
          System.arraycopy(source, from, old, position, common);
        }
      }
    }

    /** The first of the events reach the device, so many, and the length that the file then had. */
    void force(int count, int length) {
      for (Event event : events.subList(0, count)) {
        if (event instanceof Resize resize) {
          resizeDevice(resize.size());
        } else if (event instanceof Write write) {
          int end = write.position() + write.bytes().length;
          if (end > deviceSize) {
            resizeDevice(end); // that it grew was forgotten after a failed force
          }
          System.arraycopy(write.bytes(), 0, device, write.position(), write.bytes().length);
        }
      }
      events.subList(0, count).clear();
      resizeDevice(length);
    }

    private void resizeDevice(int newSize) {
      if (newSize > device.length) {
        device = Arrays.copyOf(device, newSize);
      }
      if (newSize < deviceSize) {
        Arrays.fill(device, newSize, deviceSize, (byte) 0);
      }
      deviceSize = newSize;
    }

    void forget() {
      events.clear();
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
        bytesRead += length;
      }
    }

    @Override
    public void write(long position, byte[] source, int from, int length) throws IOException {
      synchronized (MemoryStorage.this) {
        requireOpen(true);
        changes++;
        content.write(Math.toIntExact(position), source, from, length);
      }
    }

    @Override
    public void force() throws IOException {
      int covered;
      int length;
      synchronized (MemoryStorage.this) {
        requireOpen(true);
        covered = content.events.size();
        length = content.size;
      }
      whileForcing.run();
      Consumer<Interval> watcher = beforeForce;
      if (watcher != null) {
        Interval interval;
        synchronized (MemoryStorage.this) {
          interval = content.interval();
        }
        watcher.accept(interval);
      }
      synchronized (MemoryStorage.this) {
        forces++;
        content.force(covered, length);
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
        changes++;
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
