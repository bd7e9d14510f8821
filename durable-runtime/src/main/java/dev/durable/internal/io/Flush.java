package dev.durable.internal.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Forces a file so that no interrupt can break it off.
 *
 * <p>On Linux {@code FileDescriptor.sync()} does that on the calling thread: a hand-off to another
 * thread would cost 10 to 20 microseconds per commit. Elsewhere it is too weak (macOS leaves the
 * data in the cache of the device), so there a private thread, which nobody can interrupt, forces
 * the channel.
 */
final class Flush {

  static final boolean ON_CALLING_THREAD = System.getProperty("os.name", "").startsWith("Linux");

  private final RandomAccessFile file;
  private final @Nullable ExecutorService thread;

  /** On the calling thread. */
  Flush(RandomAccessFile file) {
    this.file = file;
    this.thread = null;
  }

  /** On a thread of its own. */
  Flush(RandomAccessFile file, Path path) {
    this.file = file;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "durable-flush " + path.getFileName());
              made.setDaemon(true);
              return made;
            });
  }

  void run() throws IOException {
    ExecutorService executor = thread;
    if (executor == null) {
      file.getFD().sync();
    } else {
      await(
          executor.submit(
              () -> {
                file.getChannel().force(true);
                return null;
              }));
    }
  }

  /** The outcome must be known first, whoever interrupts. */
  private static void await(Future<?> done) throws IOException {
    try {
      Uninterrupted.await(done::get);
    } catch (ExecutionException failed) {
      throw new IOException("the flush failed", failed.getCause());
    }
  }

  void close() {
    if (thread != null) {
      thread.shutdown();
    }
  }
}
