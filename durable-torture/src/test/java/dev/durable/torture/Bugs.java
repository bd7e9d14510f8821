package dev.durable.torture;

import dev.durable.internal.io.StorageFile;
import java.io.IOException;

/** What {@link Patch#redirect} leads to: calls with a bug. */
public final class Bugs {

  private Bugs() {}

  /** Tries again what must never be tried again. */
  public static void force(StorageFile file) throws IOException {
    try {
      file.force();
    } catch (IOException failed) {
      file.force();
    }
  }

  /** Does not care whether all was written. */
  public static void write(StorageFile file, long position, byte[] bytes, int from, int length) {
    try {
      file.write(position, bytes, from, length);
    } catch (IOException ignored) {
      assert length >= 0;
    }
  }
}
