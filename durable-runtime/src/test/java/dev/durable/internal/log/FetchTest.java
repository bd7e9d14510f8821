package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.internal.io.FileStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Mapping#fetch} reads ahead, and must not read what is not there. */
final class FetchTest {

  private static final int PAGE = 4096;

  @TempDir Path directory;

  /**
   * Behind a commit that was rolled back the file ends, and memory beyond its last page is gone.
   */
  @Test
  void whatLiesBehindTheDataIsNotFetched() throws IOException {
    Path file = directory.resolve("cut.dheap");
    try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
      Commit last = log.head();
      for (int length = 10; PAGE - 1 - (last.end() - 1) % PAGE > 64; length++) {
        last = Heaps.commit(log, length);
      }
      rollBackALargeOne(log);
      assertEquals(last.end(), Files.size(file), "nothing lies behind the data");
      assertTrue(log.mapping().segment().byteSize() > last.end() + PAGE, "but it is mapped");
      log.mapping().fetch(new long[] {last.tableRoot(), last.pointer(), 0}, 3);
      assertTrue(Heaps.intact(log, Heaps.commit(log, 10)), "the heap still takes commits");
    }
  }

  private static void rollBackALargeOne(Log log) {
    log.writerLock().lock();
    try {
      Appender appender = log.begin();
      Heaps.append(appender, new byte[2 * Appender.PIECE]);
      appender.rollBack();
    } finally {
      log.writerLock().unlock();
    }
  }
}
