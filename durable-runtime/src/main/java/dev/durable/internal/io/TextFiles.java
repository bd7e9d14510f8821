package dev.durable.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the user's that are read and are no heaps. */
public final class TextFiles {

  private TextFiles() {}

  /** Opens a file to be read; the caller closes it. */
  public static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }
}
