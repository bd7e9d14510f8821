package dev.durable.internal.log;

import dev.durable.internal.io.Uninterrupted;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a large commit on their way to the device, while the next ones are built. Each has
 * a thread of its own, which begins to write when the one before it has written, so the file is
 * written from front to back; a piece is forced while the next one is written.
 *
 * <p>All methods are called by the thread that builds the commit.
 */
final class Pieces {

  /** So many are on their way at most: memory for a large commit is bounded. */
  static final int MOST = 4;

  private final CommitTarget target;
  private final ChainDigest digest;
  private final long start;
  private final ArrayDeque<Piece> begun = new ArrayDeque<>();

  /** Of any piece; those behind it are not written. */
  private volatile @Nullable Throwable failure;

  /**
   * Of a commit that nothing was written of.
   *
   * @param start where it begins
   */
  Pieces(CommitTarget target, ChainDigest digest, long start) {
    this.target = target;
    this.digest = digest;
    this.start = start;
  }

  /**
   * Memory for what is built next, perhaps used before; waits where too many are on their way.
   *
   * @throws IOException if one was refused, by whatever {@link CommitTarget#write} throws
   */
  byte[] memory(int bytes) throws IOException {
    Piece oldest = begun.peekFirst();
    if (oldest == null || (begun.size() < MOST && !oldest.hasEnded())) {
      return new byte[bytes];
    }
    begun.removeFirst().join();
    requireNoFailure();
    // The first one grew with its commit, and may be smaller than those that are asked for here.
    return oldest.bytes.length < bytes ? new byte[bytes] : oldest.bytes;
  }

  /**
   * Begins to write the next piece.
   *
   * @param at where the bytes belong in the file
   * @param bytes not to be touched until {@link #memory} gives them back
   */
  void begin(long at, byte[] bytes, int length) {
    Piece last = begun.peekLast();
    Piece piece = new Piece(at, bytes, length, last == null ? null : last.written);
    begun.addLast(piece);
    piece.start();
  }

  /**
   * Waits until the device has all of them; an interrupt is kept for later.
   *
   * @throws IOException as {@link #memory} does
   */
  void await() throws IOException {
    join();
    requireNoFailure();
  }

  /** Waits until nothing is written or forced any more; an interrupt is kept for later. */
  void join() {
    while (!begun.isEmpty()) {
      begun.removeFirst().join();
    }
  }

  private void requireNoFailure() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException refused -> throw refused;
      case RuntimeException unexpected -> throw unexpected;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException("No write throws this.", other);
    }
  }

  /** One of them. */
  private final class Piece {

    private final long at;
    private final byte[] bytes;
    private final int length;
    private final @Nullable CountDownLatch before;
    private final CountDownLatch written = new CountDownLatch(1);
    private @Nullable Thread thread;

    Piece(long at, byte[] bytes, int length, @Nullable CountDownLatch before) {
      this.at = at;
      this.bytes = bytes;
      this.length = length;
      this.before = before;
    }

    void start() {
      Thread writer = Thread.ofPlatform().daemon().name("durable-piece").unstarted(this::run);
      try {
        writer.start();
        thread = writer;
      } catch (OutOfMemoryError noThread) {
        run(); // the system has no thread for us: then the caller does it
      }
    }

    private void run() {
      try {
        if (before != null) {
          Uninterrupted.await(before::await);
        }
        if (failure == null) {
          write();
          target.forceAhead();
        }
      } catch (Throwable thrown) {
        failure = failure == null ? thrown : failure;
      } finally {
        written.countDown(); // where it could not be written
      }
    }

    private void write() throws IOException {
      target.write(start, at, bytes, length);
      digest.update(bytes, 0, length);
      written.countDown();
    }

    boolean hasEnded() {
      Thread running = thread;
      return running == null || !running.isAlive();
    }

    void join() {
      Thread running = thread;
      if (running != null) {
        Uninterrupted.await(running::join);
      }
    }
  }
}
