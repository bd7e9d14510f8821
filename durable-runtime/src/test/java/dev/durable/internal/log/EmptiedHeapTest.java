package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.durable.HeapOptions.Durability;
import dev.durable.error.DurableException;
import dev.durable.error.HeapClosedException;
import dev.durable.internal.io.FileStorage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that another program empties under a writer: its commits are refused by a typed error, and
 * the process lives on.
 *
 * <p>So many times that reading commits goes from interpreted to compiled on the way: what a read
 * of a missing page does differs, from throwing later to ending the process.
 */
class EmptiedHeapTest {

  private static final int COMMITS = 700;

  @TempDir Path directory;

  @RepeatedTest(150)
  void itsCommitsAreRefused() throws Exception {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "elsewhere nobody can empty it");
    Path path = directory.resolve("a.dheap");
    Log log = Heaps.create(FileStorage.system(), path, new Durability.None(), 10);
    for (int i = 0; i < COMMITS; i++) {
      Heaps.write(log, 10);
    }
    empty(path);
    try {
      assertThrows(DurableException.class, () -> Heaps.write(log, 10));
    } finally {
      close(log);
    }
    assertThrows(HeapClosedException.class, () -> Heaps.write(log, 10));
  }

  private static void empty(Path path) throws IOException {
    try (RandomAccessFile other = new RandomAccessFile(path.toFile(), "rw")) {
      other.setLength(0);
    }
  }

  /** Perhaps not without complaint: what it would force is gone. */
  private static void close(Log log) {
    try {
      log.close();
    } catch (DurableException told) {
      System.out.println("closing: " + told.getMessage());
    }
  }
}
