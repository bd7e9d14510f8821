package dev.durable.internal.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The file system of this machine. */
public final class FileStorage implements Storage {

  private static final FileStorage SYSTEM = new FileStorage();

  private static final long GROWTH = 64L << 20;
  private static final int PREFILL = 4 << 20;
  private static final int LONGEST_HOLDER = 1024;
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

  private FileStorage() {}

  /** The only one. */
  public static FileStorage system() {
    return SYSTEM;
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public Path realPath(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    if (Files.isSymbolicLink(absolute)) {
      // a heap made here would take the place of the link, while its disk is only not mounted
      throw new FileSystemException(
          file.toString(), null, "is a symbolic link, and nothing is where it leads to");
    }
    Path directory = absolute.getParent();
    Path name = absolute.getFileName();
    if (directory == null || name == null) {
      throw new FileSystemException(file.toString(), null, "has no name");
    }
    return directory.toRealPath().resolve(name);
  }

  @Override
  public StorageFile openToWrite(Path file) throws IOException {
    return open(file, "rw");
  }

  @Override
  public StorageFile openToRead(Path file) throws IOException {
    return open(file, "r");
  }

  private static StorageFile open(Path file, String mode) throws IOException {
    requireRegular(file);
    return new PlatformFile(file, new RandomAccessFile(file.toFile(), mode));
  }

  private static void requireRegular(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return;
    }
    if (!Files.exists(file)) {
      // "rw" would create it, with the rights of any other file
      throw new NoSuchFileException(file.toString());
    }
    // to open a pipe would wait, for as long as nobody opens its other end
    throw new FileSystemException(file.toString(), null, "is not a regular file");
  }

  @Override
  public StorageFile create(Path file) throws IOException {
    Files.createFile(file, ownerOnly(file));
    return open(file, "rw");
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> owner =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (WINDOWS) {
      return; // a directory cannot be opened there; the file system journals names by itself
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException broken) {
          interrupted |= Thread.interrupted(); // and again
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public @Nullable StorageLock tryLock(Path lockFile, String holder) throws IOException {
    if (!Files.exists(lockFile)) {
      try {
        Files.createFile(lockFile, ownerOnly(lockFile));
      } catch (java.nio.file.FileAlreadyExistsException raced) {
        // another process was faster: which of both gets the lock is decided below
      }
    }
    requireRegular(lockFile);
    return SidecarLock.tryLock(lockFile, holder);
  }

  @Override
  public String lockHolder(Path lockFile) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "r")) {
      byte[] text = new byte[(int) Math.min(file.length(), LONGEST_HOLDER)];
      file.readFully(text);
      return new String(text, StandardCharsets.UTF_8).strip();
    } catch (EOFException rewritten) {
      return ""; // another holder is just writing its line
    }
  }

  @Override
  public String processId() {
    try {
      // where there is such a link, reading it is 20 times faster than the first ProcessHandle
      return Files.readSymbolicLink(Path.of("/proc/self")).toString();
    } catch (IOException | UnsupportedOperationException noSuchLink) {
      return Long.toString(ProcessHandle.current().pid());
    }
  }

  @Override
  public long usableSpace(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return Files.getFileStore(directory == null ? file : directory).getUsableSpace();
  }

  @Override
  public @Nullable String fileKey(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? null : key.toString();
  }

  @Override
  public Instant clock() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void random(byte[] target) {
    Chance.SOURCE.nextBytes(target);
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    Timer.POOL.execute(task, delayNanos);
  }

  @Override
  public long growth() {
    return GROWTH;
  }

  @Override
  public int prefill() {
    return PREFILL;
  }

  /** Made when first asked: an open that only reads needs none. */
  private static final class Chance {

    static final SecureRandom SOURCE = new SecureRandom();
  }

  /** One thread for the tasks of all heaps, which ends when there was none for a while. */
  private static final class Timer extends ScheduledThreadPoolExecutor {

    static final Timer POOL = new Timer();

    private static final long IDLE_SECONDS = 10;

    private Timer() {
      super(
          1,
          task -> {
            Thread thread = new Thread(task, "durable-timer");
            thread.setDaemon(true);
            return thread;
          });
      setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
      allowCoreThreadTimeOut(true);
    }

    void execute(Runnable task, long delayNanos) {
      var scheduled = schedule(task, delayNanos, TimeUnit.NANOSECONDS);
      assert !scheduled.isCancelled();
    }
  }
}
