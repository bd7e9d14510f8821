package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapReport;
import dev.durable.codegen.LittleEndian;
import dev.durable.codegen.RecordFormat;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.session.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What verify says of whole heaps, and of heaps with one thing wrong. */
final class VerifyTest {

  static HeapReport verify(byte[] file) {
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, file);
    return new Engine(storage).verify(Corpus.FILE, (done, total) -> {});
  }

  @Test
  void nothingIsWrongWithHeapsOfManyWorkloads() {
    for (Map.Entry<String, byte[]> heap : Corpus.all().entrySet()) {
      HeapReport report = verify(heap.getValue());
      assertEquals(List.of(), report.damages(), heap.getKey());
      assertTrue(report.ok() && report.closedCleanly(), heap.getKey());
      assertEquals(heap.getValue().length, report.dataEnd(), heap.getKey());
    }
  }

  /** What is forged and damaged from these heaps is then forged and damaged in patches, too. */
  @Test
  void heapsOfTheCorpusHavePatchesInTheirTables() {
    int isPatch = 1 << 17;
    byte[] file = Corpus.collections().closed();
    assertTrue(
        FileFrames.records(file, RecordFormat.TABLE).stream()
            .anyMatch(node -> (LittleEndian.getInt(file, node + 4) & isPatch) != 0));
  }
}
