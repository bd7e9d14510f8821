package dev.durable.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.DurableHeap;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flight recordings tell what a heap does. */
final class CommitEventTest {

  @TempDir Path folder;

  @Test
  void aCommitIsRecordedWithItsSizeAndVersion() throws Exception {
    Path file = folder.resolve("notes.dheap");
    Path dump = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("dev.durable.Commit");
      recording.start();
      try (var heap = DurableHeap.open(file, NoteDraft.TYPE, root -> root.text("root"))) {
        heap.commit("one", root -> root.score(1));
      }
      recording.stop();
      recording.dump(dump);
    }
    List<RecordedEvent> commits =
        RecordingFile.readAllEvents(dump).stream()
            .filter(event -> event.getEventType().getName().equals("dev.durable.Commit"))
            .toList();
    assertEquals(1, commits.size());
    RecordedEvent commit = commits.get(0);
    assertEquals(1, commit.getLong("version"));
    assertEquals(1, commit.getInt("entities"));
    assertTrue(commit.getLong("bytes") > 0 && commit.getLong("bytes") <= 1536, commit.toString());
    assertTrue(commit.getString("file").endsWith("notes.dheap"), commit.toString());
  }
}
