package dev.durable.internal.session;

import dev.durable.DurableHeap;
import dev.durable.internal.io.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heaps larger than an int can count and larger than memory work like small ones. */
@Tag("large")
final class LargeHeapTest {

  private static final int NOTES = 1300;
  private static final int CHARS = 4 << 20;

  @TempDir Path folder;

  @Test
  void fiveGibibytesAreWrittenAndReadWithAHeapOf128Mebibytes() throws Exception {
    ChildJvm.run(LargeHeapTest.class, "-Xmx128m", 10, folder.resolve("large.dheap").toString());
  }

  /** The child: writes, reopens, reads at random, commits behind 5 GiB, reads the past. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    try (var heap = DurableHeap.open(file, NoteDraft.TYPE, root -> root.text("root"))) {
      for (int i = 0; i < NOTES; i++) {
        int number = i;
        heap.commit(
            "note " + i,
            root -> root.next(new NoteDraft().score(number).text(text(number)).next(root.next())));
      }
    }
    require(Files.size(file) > 5L << 30, "only " + Files.size(file) + " bytes");
    try (var heap = DurableHeap.open(file, NoteDraft.TYPE)) {
      Random random = new Random(1);
      for (int i = 0; i < 50; i++) {
        int version = 1 + random.nextInt(NOTES);
        Note note = Objects.requireNonNull(heap.at(version).root().next());
        require(note.score() == version - 1, "version " + version + " has " + note.score());
        require(note.text().equals(text(version - 1)), "the text of version " + version);
      }
      heap.commit("behind", root -> root.text("changed"));
      require(heap.snapshot().root().text().equals("changed"), "the last commit");
      require(heap.at(NOTES).root().text().equals("root"), "the commit before it");
      int count = 0;
      for (Note note = heap.snapshot().root(); note != null; note = note.next()) {
        count++;
      }
      require(count == NOTES + 1, count + " notes");
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  private static String text(int number) {
    byte[] bytes = new byte[CHARS];
    new Random(number).nextBytes(bytes);
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
