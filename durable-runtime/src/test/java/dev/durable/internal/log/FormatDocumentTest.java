package dev.durable.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.codegen.RecordFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/format.md against the constants of the code. */
class FormatDocumentTest {

  /** The rows of each table, by the title of its last column. */
  private static final Map<String, List<String[]>> TABLES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "format.md"))) {
      if (!line.startsWith("|")) {
        rows = new ArrayList<>();
        continue;
      }
      String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|");
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip();
      }
      if (rows.isEmpty() && !line.startsWith("|-")) {
        rows.add(cells);
        TABLES.put(String.join(" ", cells), rows);
      } else if (!line.startsWith("|-")) {
        rows.add(cells);
      }
    }
  }

  private static List<String[]> table(String title) {
    List<String[]> rows = TABLES.get(title);
    assertTrue(rows != null, () -> "no table '" + title + "' in " + TABLES.keySet());
    return rows == null ? List.of() : rows.subList(1, rows.size());
  }

  /** The offsets of a table by the first words of what stands there. */
  private static Map<String, Integer> offsets(String title) {
    Map<String, Integer> offsets = new LinkedHashMap<>();
    int expected = 0;
    for (String[] row : table("offset bytes " + title)) {
      assertEquals(expected, Integer.parseInt(row[0]), title + ": a gap before " + row[2]);
      expected += Integer.parseInt(row[1]);
      offsets.put(row[2].replaceFirst("[:;,.].*", ""), Integer.parseInt(row[0]));
    }
    offsets.put("end", expected);
    return offsets;
  }

  @Test
  void superblock() {
    Map<String, Integer> at = offsets("superblock");
    assertEquals(Superblock.FORMAT_AT, at.get("format"));
    assertEquals(Superblock.FLAGS_AT, at.get("flags"));
    assertEquals(Superblock.HEAP_ID_AT, at.get("heap id"));
    assertEquals(Superblock.SLOT_SEQUENCE_AT, at.get("slot sequence"));
    assertEquals(Superblock.EPOCH_AT, at.get("epoch of the opening that wrote it"));
    assertEquals(Superblock.SALT_AT, at.get("salt of the heap"));
    assertEquals(Superblock.COMMIT_SEQUENCE_AT, at.get("commit sequence"));
    assertEquals(Superblock.COMMIT_AT, at.get("commit"));
    assertEquals(Superblock.END_AT, at.get("published end"));
    assertEquals(Superblock.DIGEST_AT, at.get("digest of that commit"));
    assertEquals(Superblock.CHECKSUM_AT, at.get("CRC32C of the bytes before"));
    assertEquals(Superblock.USED, Superblock.CHECKSUM_AT + 4);
    assertEquals(Superblock.BYTES, at.get("end"));
    assertEquals(1, Superblock.CLEAN);
    assertEquals(1, Superblock.FORMAT);
  }

  @Test
  void frame() {
    Map<String, Integer> at = offsets("frame");
    assertEquals(Frames.LENGTH_AT, at.get("length of the whole frame"));
    assertEquals(Frames.KIND_AT, at.get("kind"));
    assertEquals(Frames.FLAGS_AT, at.get("flags"));
    assertEquals(Frames.ZERO_AT, at.get("zero"));
    assertEquals(Frames.EPOCH_TAG_AT, at.get("epoch tag"));
    assertEquals(Frames.HEADER, at.get("payload"));
    assertEquals(24, Frames.SMALLEST);
    assertEquals(65_536, Frames.BLOCK);
    assertEquals(8192, Frames.DATA_START);
    assertEquals(Superblock.BOTH, Frames.DATA_START);
  }

  @Test
  void kindsOfFrames() {
    Map<String, Integer> kinds = new TreeMap<>();
    table("kind frame payload").forEach(row -> kinds.put(row[1], Integer.parseInt(row[0])));
    assertEquals(
        Map.of(
            "genesis", Frames.GENESIS,
            "epoch", Frames.EPOCH,
            "data", Frames.DATA,
            "value", Frames.VALUE,
            "commit", Frames.COMMIT,
            "filler", Frames.FILLER),
        kinds);
  }

  @Test
  void genesisAndEpoch() {
    Map<String, Integer> at = offsets("genesis");
    assertEquals(Announcement.GENESIS_FORMAT_AT, at.get("format"));
    assertEquals(Announcement.GENESIS_HEAP_ID_AT, at.get("heap id"));
    assertEquals(Announcement.GENESIS_SALT_AT, at.get("salt"));
    assertEquals(Announcement.GENESIS_EPOCH_AT, at.get("epoch of the creation"));
    assertEquals(Announcement.GENESIS_BYTES, at.get("end"));
    at = offsets("epoch");
    assertEquals(Announcement.EPOCH_HEAP_ID_AT, at.get("heap id"));
    assertEquals(Announcement.EPOCH_SALT_AT, at.get("salt"));
    assertEquals(Announcement.EPOCH_EPOCH_AT, at.get("epoch that begins"));
    assertEquals(Announcement.EPOCH_PREVIOUS_AT, at.get("pointer to the commit before"));
    assertEquals(Announcement.EPOCH_BYTES, at.get("end"));
  }

  @Test
  void commitRecord() {
    Map<String, Integer> at = offsets("commit record");
    assertEquals(CommitCodec.SEQUENCE_AT, at.get("sequence"));
    assertEquals(CommitCodec.BATCH_AT, at.get("batch"));
    assertEquals(CommitCodec.FORCED_END_AT, at.get("forced end"));
    assertEquals(CommitCodec.EPOCH_AT, at.get("epoch"));
    assertEquals(CommitCodec.SECONDS_AT, at.get("seconds of its time since 1970"));
    assertEquals(CommitCodec.SPAN_SECONDS_AT, at.get("span seconds"));
    assertEquals(CommitCodec.NANOS_AT, at.get("nanos"));
    assertEquals(CommitCodec.SPAN_NANOS_AT, at.get("span nanos"));
    assertEquals(CommitCodec.BRANCH_AT, at.get("branch number"));
    assertEquals(CommitCodec.PARENTS_AT, at.get("number of parents"));
    assertEquals(CommitCodec.TAGS_AT, at.get("number of tags"));
    assertEquals(CommitCodec.EXTENT_START_AT, at.get("extent start"));
    assertEquals(CommitCodec.PREVIOUS_AT, at.get("previous"));
    assertEquals(CommitCodec.SKIP_AT, at.get("skip"));
    assertEquals(CommitCodec.PARENT_AT, at.get("parent"));
    assertEquals(CommitCodec.PARENT_SKIP_AT, at.get("parent skip"));
    assertEquals(CommitCodec.DEPTH_AT, at.get("depth"));
    assertEquals(CommitCodec.ROOT_ID_AT, at.get("root id"));
    assertEquals(CommitCodec.NEXT_ID_AT, at.get("next id"));
    assertEquals(CommitCodec.TABLE_ROOT_AT, at.get("table root"));
    assertEquals(CommitCodec.SCHEMA_ROOT_AT, at.get("schema root"));
    assertEquals(CommitCodec.BRANCH_ROOT_AT, at.get("branch root"));
    assertEquals(CommitCodec.ENTITY_COUNT_AT, at.get("entity count"));
    assertEquals(CommitCodec.FIXED, at.get("further parents"));
  }

  @Test
  void records() {
    Map<String, Integer> at = offsets("record");
    assertEquals(RecordFormat.LENGTH_AT, at.get("length in bytes"));
    assertEquals(RecordFormat.KIND_AT, at.get("kind"));
    assertEquals(RecordFormat.FLAGS_AT, at.get("flags"));
    assertEquals(RecordFormat.AUX_AT, at.get("aux"));
    assertEquals(RecordFormat.HEADER_BYTES, at.get("end"));
    Map<String, Integer> kinds = new TreeMap<>();
    table("kind record").forEach(row -> kinds.put(row[1], Integer.parseInt(row[0])));
    assertEquals(
        Map.of(
            "entity", RecordFormat.ENTITY,
            "node of a collection", RecordFormat.NODE,
            "value out of line", RecordFormat.VALUE,
            "node of the object table", RecordFormat.TABLE,
            "schema", RecordFormat.SCHEMA,
            "node of the table of schemas", RecordFormat.SCHEMA_TABLE,
            "table of branches", RecordFormat.BRANCH_TABLE,
            "state of a schema", RecordFormat.SCHEMA_STATE),
        kinds);
    assertEquals(32_768, RecordFormat.MAX_RECORD_BYTES);
    assertEquals(32_760, RecordFormat.MAX_VALUE_RECORD_BYTES);
    assertEquals(1, RecordFormat.HAS_PREVIOUS);
    assertEquals(2, RecordFormat.SHARES_VALUES);
    assertEquals(8, RecordFormat.ENTITY_ID_AT);
    assertEquals(16, RecordFormat.ENTITY_FIELDS_AT);
  }
}
