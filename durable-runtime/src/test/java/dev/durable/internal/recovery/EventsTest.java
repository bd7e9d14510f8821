package dev.durable.internal.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.internal.io.FileStorage;
import dev.durable.internal.log.Heaps;
import dev.durable.internal.log.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the flight recorder sees openings, flushes, mappings and recoveries. */
class EventsTest {

  @TempDir Path directory;

  @Test
  void openingsFlushesMappingsAndRecoveriesAreRecorded() throws Exception {
    Path file = directory.resolve("a.dheap");
    Path dump = directory.resolve("a.jfr");
    try (Recording recording = new Recording()) {
      for (String name : List.of("Open", "Flush", "Remap", "Recovery")) {
        recording.enable("dev.durable." + name).withoutThreshold();
      }
      recording.start();
      try (Log log = Heaps.create(FileStorage.system(), file, Heaps.COMMIT, 10)) {
        Heaps.commit(log, 10);
      }
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
      HeapFiles.openToWrite(FileStorage.system(), file, Heaps.COMMIT).close();
      HeapFiles.openToRead(FileStorage.system(), file).close();
      recording.stop();
      recording.dump(dump);
    }
    Set<String> seen = new TreeSet<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(dump)) {
      String name = event.getEventType().getName();
      seen.add(name);
      assertTrue(event.getString("file").endsWith("a.dheap"));
      if (name.equals("dev.durable.Recovery")) {
        assertEquals(3, event.getLong("droppedBytes"));
      }
      if (name.equals("dev.durable.Flush")) {
        assertTrue(event.getLong("bytes") > 0);
      }
    }
    assertEquals(
        Set.of(
            "dev.durable.Flush", "dev.durable.Open", "dev.durable.Recovery", "dev.durable.Remap"),
        seen);
  }
}
