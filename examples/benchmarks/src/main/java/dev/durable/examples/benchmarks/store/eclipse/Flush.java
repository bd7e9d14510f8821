package dev.durable.examples.benchmarks.store.eclipse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Flushes the files of a storage from outside: a flush writes all pages of a file, whoever made
 * them dirty.
 *
 * <p>A store goes to the end of the channel's newest data file and into its transactions file.
 */
final class Flush {

  private static final String DATA = "channel_0_";
  private static final String TRANSACTIONS = "transactions_0.sft";

  private final Path channel;
  private final Map<Path, FileChannel> opened = new HashMap<>();
  private int newest = 1;

  Flush(Path storage) {
    this.channel = storage.resolve("channel_0");
  }

  /** What the last store has written. */
  void newest() {
    int before = newest;
    while (Files.exists(data(newest + 1))) {
      newest++;
    }
    for (int number = before; number <= newest; number++) {
      force(data(number));
    }
    force(channel.resolve(TRANSACTIONS));
  }

  private Path data(int number) {
    return channel.resolve(DATA + number + ".dat");
  }

  /** Everything there is, of a storage that is closed. */
  void all() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(channel.getParent())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      forceWhole(file);
    }
  }

  /** All that stores and housekeeping write, of a storage that is open. */
  void channel() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(channel)) {
      files = all.toList();
    }
    for (Path file : files) {
      try {
        forceWhole(file);
      } catch (NoSuchFileException e) {
        // Housekeeping has deleted it since it was listed: there is nothing left to flush.
      }
    }
  }

  private static void forceWhole(Path file) throws IOException {
    try (FileChannel each = FileChannel.open(file, StandardOpenOption.WRITE)) {
      each.force(true);
    }
  }

  private void force(Path file) {
    try {
      FileChannel open = opened.get(file);
      if (open == null) {
        open = FileChannel.open(file, StandardOpenOption.WRITE);
        opened.put(file, open);
      }
      open.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
