package dev.durable.internal.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a large commit on its way to the device, on a thread of its own, while the next one is
 * built. There is one at a time, so the file is written from front to back by one thread after the
 * other.
 */
final class Piece {

  private final CommitTarget target;
  private final ChainDigest digest;
  private final long start;
  private final long at;
  private final byte[] bytes;
  private final int length;
  private final @Nullable Thread thread;

  /** Written by the thread, read when it has ended. */
  private @Nullable Throwable failure;

  /**
   * Begins to write.
   *
   * @param start where the commit begins
   * @param at where the bytes belong in the file
   * @param bytes not to be touched before {@link #await} has returned
   */
  Piece(CommitTarget target, ChainDigest digest, long start, long at, byte[] bytes, int length) {
    this.target = target;
    this.digest = digest;
    this.start = start;
    this.at = at;
    this.bytes = bytes;
    this.length = length;
    this.thread = started();
  }

  private @Nullable Thread started() {
    Thread writer = Thread.ofPlatform().daemon().name("durable-piece").unstarted(this::write);
    try {
      writer.start();
      return writer;
    } catch (OutOfMemoryError noThread) {
      write(); // the system has no thread for us: then the caller does it
      return null;
    }
  }

  private void write() {
    try {
      target.write(start, at, bytes, length);
      digest.update(bytes, 0, length);
      target.forceAhead();
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** The memory that can be used again after {@link #await}. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Waits until it is written; an interrupt is kept for later.
   *
   * @throws IOException if the file was refused, by whatever {@link CommitTarget#write} throws
   */
  void await() throws IOException {
    join();
    switch (failure) {
      case null -> {}
      case IOException refused -> throw refused;
      case RuntimeException unexpected -> throw unexpected;
      case Error error -> throw error;
      default -> throw new IllegalStateException("No write throws this.", failure);
    }
  }

  /** Waits until it is written, or has failed; an interrupt is kept for later. */
  void join() {
    boolean interrupted = false;
    while (thread != null) {
      try {
        thread.join();
        break;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
