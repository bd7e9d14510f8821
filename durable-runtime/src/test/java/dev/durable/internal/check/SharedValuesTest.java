package dev.durable.internal.check;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;
import static dev.durable.codegen.LittleEndian.getShort;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Damage;
import dev.durable.DurableHeap;
import dev.durable.EntityVersion;
import dev.durable.Snapshot;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Records that share the values of variable size with an earlier one of their entity. */
final class SharedValuesTest {

  private static final int FLAGS = RecordFormat.HAS_PREVIOUS | RecordFormat.SHARES_VALUES;

  /** The fixed part, padded, and two pointers. */
  private static final int BYTES = (Thing_Schema.FIXED_BYTES + 7 & -8) + 16;

  private final byte[] file = Corpus.sharedValues().closed();
  private final List<FileFrames.Frame> frames = FileFrames.of(file);

  private static List<Integer> sharing(byte[] file) {
    return FileFrames.records(file, RecordFormat.ENTITY).stream()
        .filter(record -> file[record + RecordFormat.FLAGS_AT] == FLAGS)
        .toList();
  }

  private static DurableHeap<Thing, ThingDraft> open(byte[] file) {
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, file);
    return Corpus.open(storage);
  }

  @Test
  void aCommitOfManyWritesNoValueThatNoDraftTouched() {
    List<Integer> sharing = sharing(file);
    assertEquals(3 * Corpus.MANY, sharing.size());
    for (int record : sharing) {
      assertEquals(BYTES, getShort(file, record));
    }
  }

  /** Also over a record that shares them: who reads looks at two records at the most. */
  @Test
  void whatIsSharedLiesInARecordThatSharesNothing() {
    for (int record : sharing(file)) {
      int holder = (int) getLong(file, record + BYTES - 16);
      assertEquals(RecordFormat.ENTITY, file[holder + RecordFormat.KIND_AT]);
      assertTrue(file[holder + RecordFormat.FLAGS_AT] < RecordFormat.SHARES_VALUES);
      assertEquals(getLong(file, record + 8), getLong(file, holder + 8));
    }
  }

  @Test
  void aCommitOfFewWritesRecordsThatHoldAll() {
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, file);
    try (DurableHeap<Thing, ThingDraft> heap = Corpus.open(storage)) {
      heap.commit(
          "few",
          root -> {
            for (int i = 0; i < 60; i++) {
              root.things().edit("key " + i).score(-i);
            }
          });
      assertEquals(thing(heap.at(1), 5).name(), thing(heap.snapshot(), 5).name());
      assertEquals(-5, thing(heap.snapshot(), 5).score());
    }
    assertEquals(3 * Corpus.MANY, sharing(storage.get(Corpus.FILE)).size());
  }

  private static Thing thing(Snapshot<Thing> snapshot, int number) {
    return Objects.requireNonNull(snapshot.root().things().get("key " + number));
  }

  /** Every property but the score is in all versions what it was in the first. */
  @Test
  void everyVersionIsReadAsItWasWritten() {
    try (DurableHeap<Thing, ThingDraft> heap = open(file)) {
      for (int version : new int[] {2, 3, 5}) {
        for (int i = 0; i < Corpus.MANY; i++) {
          Thing now = thing(heap.at(version), i);
          Thing was = thing(heap.at(1), i);
          int more = version == 5 ? 3000 : 1000 * (version - 1);
          assertEquals(more + i, now.score());
          String expected = was.toString().replace("score=" + i + ",", "score=" + (more + i) + ",");
          if (i == 7 && version == 5) {
            expected = expected.replace("one of many things, number 7", "another name");
          }
          assertEquals(expected, now.toString());
          assertEquals(was.words(), now.words());
        }
      }
    }
  }

  @Test
  void aDraftGivenWhatIsThereAlreadyWritesNothing() {
    try (DurableHeap<Thing, ThingDraft> heap = open(file)) {
      Thing before = thing(heap.snapshot(), 6);
      long versions = versions(heap, before);
      heap.commit("same", root -> root.things().edit("key 6").name(before.name()));
      heap.commit("same", root -> root.things().edit("key 6").score(before.score()));
      assertEquals(versions, versions(heap, before));
      String asLong = before.name().replace("one", "two");
      heap.commit("other", root -> root.things().edit("key 6").name(asLong));
      assertEquals(versions + 1, versions(heap, before));
      assertEquals(asLong, thing(heap.snapshot(), 6).name());
    }
  }

  private static long versions(DurableHeap<Thing, ThingDraft> heap, Thing thing) {
    return heap.history(ThingDraft.TYPE, thing).count();
  }

  @Test
  void theHistoryOfAnEntityLeadsThroughThem() {
    try (DurableHeap<Thing, ThingDraft> heap = open(file)) {
      Thing thing = thing(heap.snapshot(), 8);
      List<Thing> versions =
          heap.history(ThingDraft.TYPE, thing).map(EntityVersion::state).toList();
      assertEquals(List.of(3008, 2008, 1008, 8), versions.stream().map(Thing::score).toList());
      for (Thing version : versions) {
        assertEquals("one of many things, number 8", version.name());
      }
    }
  }

  /** What is new lies in the record itself, what was there is copied from where it was. */
  @Test
  void aDraftThatTouchesOneValueKeepsTheOthers() {
    try (DurableHeap<Thing, ThingDraft> heap = open(file)) {
      heap.commit("label", root -> root.things().edit("key 4").label("new"));
      Thing thing = thing(heap.snapshot(), 4);
      Thing was = thing(heap.at(1), 4);
      assertEquals("new", thing.label().orElseThrow());
      assertEquals(
          was.name() + was.part() + was.words(), thing.name() + thing.part() + thing.words());
      assertEquals(3004, thing.score());
    }
  }

  private void assertFound(String message, Consumer<byte[]> change) {
    List<Damage> damages = VerifyTest.verify(forged(change)).damages();
    assertTrue(
        damages.stream()
            .anyMatch(d -> d.kind() == Damage.Kind.ENTITY && d.message().contains(message)),
        () -> "wanted '" + message + "', found " + damages);
  }

  private byte[] forged(Consumer<byte[]> change) {
    byte[] forged = file.clone();
    change.accept(forged);
    FileFrames.mend(forged, frames);
    return forged;
  }

  @Test
  void verifyFindsWhatCannotBe() {
    List<Integer> sharing = sharing(file);
    int record = sharing.getLast();
    int pointer = record + BYTES - 16;
    int holder = (int) getLong(file, pointer);
    int other = (int) getLong(file, sharing.get(3) + BYTES - 16);
    assertFound("does not lead backwards", f -> putLong(f, pointer, record));
    assertFound("does not lead backwards", f -> putLong(f, pointer, 0));
    assertFound("no record begins", f -> putLong(f, pointer, holder + 8));
    assertFound("leads to something else", f -> putLong(f, pointer, other));
    assertFound("leads to something else", f -> putLong(f, pointer, getLong(f, pointer + 8)));
    assertFound(
        "not the one it is said to share",
        f ->
            putInt(
                f,
                record + Thing_Schema.NAME_OFFSET,
                getInt(f, record + Thing_Schema.PART_OFFSET)));
    assertFound("with the flags 2", f -> f[record + RecordFormat.FLAGS_AT] = 2);
    assertFound("with the flags 7", f -> f[holder + RecordFormat.FLAGS_AT] = 7);
    int root = FileFrames.records(file, RecordFormat.ENTITY).get(1);
    assertFound("with the flags 3", f -> f[root + RecordFormat.FLAGS_AT] = 3);
  }

  /** Numbers are read all the same. */
  @Test
  void aViewRefusesValuesOfAnotherEntity() {
    List<Integer> sharing = sharing(file);
    int pointer = sharing.getLast() + BYTES - 16;
    int score = getInt(file, sharing.getLast() + Thing_Schema.SCORE_OFFSET);
    int number = score - 3000;
    long other = getLong(file, sharing.get(3) + BYTES - 16);
    for (long wrong : new long[] {other, sharing.getLast(), 0, -8, getLong(file, pointer + 8)}) {
      try (DurableHeap<Thing, ThingDraft> heap = open(forged(f -> putLong(f, pointer, wrong)))) {
        Thing thing = thing(heap.snapshot(), number);
        assertEquals(score, thing.score());
        assertThrows(CorruptHeapException.class, thing::name);
        assertThrows(CorruptHeapException.class, thing::part);
        assertThrows(CorruptHeapException.class, thing::toString);
        assertThrows(
            CorruptHeapException.class,
            () -> heap.commit("score", root -> root.things().edit("key " + number).score(1)));
      }
    }
  }
}
