package dev.durable.internal.io;

import java.io.Closeable;
import java.io.IOException;

/** A lock that is held until it is closed, or until the process ends, however it ends. */
public interface StorageLock extends Closeable {

  /** Gives the lock back. Idempotent. */
  @Override
  void close() throws IOException;
}
