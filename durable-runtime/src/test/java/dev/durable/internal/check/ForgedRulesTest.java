package dev.durable.internal.check;

import static dev.durable.codegen.LittleEndian.getInt;
import static dev.durable.codegen.LittleEndian.getLong;
import static dev.durable.codegen.LittleEndian.getShort;
import static dev.durable.codegen.LittleEndian.putInt;
import static dev.durable.codegen.LittleEndian.putLong;
import static dev.durable.codegen.LittleEndian.putShort;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Damage;
import dev.durable.Damage.Kind;
import dev.durable.ReadOnlyHeap;
import dev.durable.codegen.RecordFormat;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Frames;
import dev.durable.internal.session.Engine;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Every rule that verify holds a file to is broken once, with checksums and digests made right
 * again: verify names the place and what is wrong there.
 */
final class ForgedRulesTest {

  private static final int COMMIT_PAYLOAD = 16;

  /** The position of {@code numbers} among the properties. */
  private static final int NUMBERS = 10;

  private final byte[] file = Corpus.collections().closed();
  private final List<FileFrames.Frame> frames = FileFrames.of(file);

  private int record(int kind, int index) {
    List<Integer> records = FileFrames.records(file, kind);
    return records.get(index < 0 ? records.size() + index : index);
  }

  /** The field of the commit record of that version. */
  private int field(int version, int at) {
    return frames.stream()
            .filter(frame -> frame.kind() == Frames.COMMIT)
            .skip(version)
            .findFirst()
            .orElseThrow()
            .offset()
        + COMMIT_PAYLOAD
        + at;
  }

  private void assertFound(Kind kind, String message, Consumer<byte[]> change) {
    byte[] forged = file.clone();
    change.accept(forged);
    FileFrames.mend(forged, frames);
    List<Damage> damages = VerifyTest.verify(forged).damages();
    assertTrue(
        damages.stream().anyMatch(d -> d.kind() == kind && d.message().contains(message)),
        () -> "wanted " + kind + " '" + message + "', found " + damages);
  }

  private static void add(byte[] bytes, int at, long more) {
    putLong(bytes, at, getLong(bytes, at) + more);
  }

  @Test
  void countsOfEntitiesAreThoseOfTheTables() {
    assertFound(Kind.TABLE, "counts 42 entities and has 41", f -> add(f, field(2, 152), 1));
    int state = record(RecordFormat.SCHEMA_STATE, -1);
    assertFound(Kind.TABLE, "has other entities than it counts", f -> add(f, state + 16, 1));
  }

  @Test
  void idsAreGivenInOrderAndNoneIsLost() {
    assertFound(Kind.ENTITY, "an id that was never given", f -> putLong(f, field(1, 120), 5));
    assertFound(Kind.COMMIT, "does not continue version 2", f -> add(f, field(3, 120), -1));
    int entity = record(RecordFormat.ENTITY, 20);
    assertFound(Kind.TABLE, "stands for the ids of another", f -> add(f, entity + 8, 1));
    assertFound(Kind.TABLE, "a commit without its root", f -> putLong(f, field(4, 112), 1 << 20));
    long oldTable = getLong(file, field(1, 128));
    assertFound(Kind.TABLE, "its parent has it not", f -> putLong(f, field(4, 128), oldTable));
  }

  @Test
  void aPatchOfTheTableLiesOverAWholeNodeOfItsLevel() {
    int patch =
        FileFrames.records(file, RecordFormat.TABLE).stream()
            .filter(node -> (getInt(file, node + 4) & 1 << 17) != 0)
            .findFirst()
            .orElseThrow();
    assertFound(Kind.TABLE, "does not lie before", f -> putInt(f, patch + 8, patch / 8));
    int entity = record(RecordFormat.ENTITY, 0);
    assertFound(Kind.TABLE, "no table node", f -> putInt(f, patch + 8, entity / 8));
    int root = (int) getLong(file, field(1, 128));
    assertFound(Kind.TABLE, "another level", f -> putInt(f, patch + 8, root / 8));
  }

  /** Its length ends where the fixed part does, but it says that a pointer lies behind. */
  @Test
  void aRecordTooShortForItsPointerIsNotContinued() {
    int fixed = Thing_Schema.FIXED_BYTES;
    assertNotContinued(fixed, "a record of " + fixed + " bytes is too short");
  }

  @Test
  void aRecordLongerThanAnyIsNotContinued() {
    int tooLong = RecordFormat.MAX_RECORD_BYTES + 8;
    assertNotContinued(tooLong, "a record of " + tooLong + " bytes is too short or too long");
  }

  @Test
  void aRecordThatEndsBehindTheFileIsNotContinued() {
    assertNotContinued(RecordFormat.MAX_RECORD_BYTES, "points outside of the file");
  }

  private static void assertNotContinued(int length, String why) {
    byte[] forged = Corpus.manyCommits().closed();
    int root = FileFrames.records(forged, RecordFormat.ENTITY).getLast();
    putShort(forged, root, (short) length);
    FileFrames.mend(forged, FileFrames.of(forged));
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, forged);
    try (var heap = Corpus.open(storage)) {
      CorruptHeapException refused =
          assertThrows(
              CorruptHeapException.class, () -> heap.commit("score", thing -> thing.score(-5)));
      assertTrue(refused.getMessage().contains(why), refused::getMessage);
    }
  }

  @Test
  void commitsContinueOneAnotherAndSkipByTheRule() {
    long other = getLong(file, field(2, 80));
    assertFound(Kind.COMMIT, "skip pointer", f -> putLong(f, field(4, 80), other));
    assertFound(Kind.COMMIT, "first parents", f -> add(f, field(4, 104), 1));
    assertFound(Kind.COMMIT, "first parents", f -> add(f, field(4, 40), 1));
    assertFound(Kind.COMMIT, "does not continue", f -> add(f, field(3, 0), 1));
    assertFound(Kind.FRAME, "impossible", f -> putLong(f, field(3, 80), 1 << 20));
  }

  @Test
  void aDigestThatIsNotThatOfTheBytesIsFoundThoughAllChecksumsAreRight() {
    byte[] forged = file.clone();
    int name = record(RecordFormat.ENTITY, 5) + Thing_Schema.SCORE_OFFSET;
    forged[name] ^= 1;
    frames.forEach(frame -> FileFrames.mendFrame(forged, frame));
    List<Damage> damages = VerifyTest.verify(forged).damages();
    assertTrue(
        damages.size() == 1
            && damages.getFirst().kind() == Kind.COMMIT
            && damages.getFirst().message().contains("digest"),
        damages::toString);
  }

  @Test
  void propertiesAreWhatTheirTypesSay() {
    int entity = record(RecordFormat.ENTITY, 6);
    assertFound(
        Kind.ENTITY,
        "name: a required property is missing",
        f -> putInt(f, entity + Thing_Schema.NAME_OFFSET, 0));
    assertFound(
        Kind.ENTITY,
        "color: constant number 8 of 3",
        f -> putShort(f, entity + Thing_Schema.COLOR_OFFSET, (short) 9));
    assertFound(
        Kind.ENTITY,
        "color: a required property is missing",
        f -> putShort(f, entity + Thing_Schema.COLOR_OFFSET, (short) 0));
    assertFound(Kind.ENTITY, "0 or 1 expected", f -> f[entity + Thing_Schema.FLAG_OFFSET] = 2);
    assertFound(
        Kind.ENTITY, "nanoseconds", f -> putInt(f, entity + Thing_Schema.MADE_OFFSET + 8, -1));
    assertFound(
        Kind.ENTITY, "does not exist", f -> putLong(f, entity + Thing_Schema.NEXT_OFFSET, 77));
    assertFound(
        Kind.ENTITY,
        "reaches out of its record",
        f -> putInt(f, entity + Thing_Schema.NAME_OFFSET, 0x7000));
    assertFound(Kind.ENTITY, "there is no schema 9", f -> putInt(f, entity + 4, 9));
  }

  /** What verify would find, a reader finds, too, who has never asked it. */
  @Test
  void viewRefusesATimeThatCannotBe() {
    int entity = record(RecordFormat.ENTITY, 0);
    assertRefused("nanoseconds", f -> putInt(f, entity + Thing_Schema.MADE_OFFSET + 8, -1));
    assertRefused("nanoseconds", f -> putInt(f, entity + Thing_Schema.MADE_OFFSET + 8, 1 << 30));
    assertRefused("Instant", f -> putLong(f, entity + Thing_Schema.MADE_OFFSET, Long.MAX_VALUE));
  }

  private void assertRefused(String message, Consumer<byte[]> change) {
    byte[] forged = file.clone();
    change.accept(forged);
    FileFrames.mend(forged, frames);
    MemoryStorage storage = new MemoryStorage(1);
    storage.put(Corpus.FILE, forged);
    try (ReadOnlyHeap<Thing> heap =
        new Engine(storage).openReadOnly(Corpus.FILE, ThingDraft.TYPE)) {
      Thing first = heap.at(0).root();
      CorruptHeapException refused = assertThrows(CorruptHeapException.class, first::made);
      assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
  }

  @Test
  void earlierVersionsAreThoseOfTheParent() {
    int newest = record(RecordFormat.ENTITY, -1);
    int last = newest + getShort(file, newest) - 8;
    int other = record(RecordFormat.ENTITY, 3);
    assertFound(Kind.ENTITY, "earlier version of something else", f -> putLong(f, last, other));
    int first = record(RecordFormat.ENTITY, 0);
    assertFound(Kind.TABLE, "another earlier version", f -> putLong(f, last, first));
  }

  @Test
  void nodesHoldWhatTheirParentsAnnounce() {
    int leaf = record(RecordFormat.NODE, 0);
    assertFound(Kind.COLLECTION, "", f -> add(f, leaf + 16, 1L << 40));
    int branch = branch();
    int children = getShort(file, branch + 8);
    int firstTotal = branch + 16 + 8 * children;
    assertFound(
        Kind.COLLECTION, "announced", f -> putInt(f, firstTotal, getInt(f, firstTotal) + 1));
    assertFound(Kind.COLLECTION, "no record begins", f -> putLong(f, branch + 16, leaf + 8L));
    assertFound(Kind.COLLECTION, "cannot lie here", f -> putLong(f, branch + 16, branch + 64L));
    assertFound(Kind.COLLECTION, "in the header of a node", f -> f[branch + 13] = 1);
    assertFound(Kind.COLLECTION, "no collection", f -> f[leaf + 10] = 0);
  }

  @Test
  void keysRiseWithinLeavesAndFromOneToTheNext() {
    int leaf =
        FileFrames.records(file, RecordFormat.NODE).stream()
            .filter(node -> getShort(file, node + 10) == NUMBERS && file[node + 3] == 0)
            .findFirst()
            .orElseThrow();
    int count = getShort(file, leaf + 8);
    assertFound(
        Kind.COLLECTION,
        "keys that do not rise",
        f -> putLong(f, leaf + 24, getLong(f, leaf + 32)));
    assertFound(
        Kind.COLLECTION,
        "keys that do not rise",
        f -> putLong(f, leaf + 8 + 8 * count, Long.MAX_VALUE));
    assertFound(Kind.COLLECTION, "begins with another key", f -> add(f, leaf + 16, -1));
  }

  private int branch() {
    return FileFrames.records(file, RecordFormat.NODE).stream()
        .filter(node -> file[node + RecordFormat.FLAGS_AT] > 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingStandsWhereZerosBelong() {
    int schema = record(RecordFormat.SCHEMA, 0);
    int length = getShort(file, schema);
    int padding = schema + length;
    assertTrue(length % 8 != 0, "the schema has padding");
    assertFound(Kind.RECORD, "something stands behind a record", f -> f[padding] = 1);
  }

  @Test
  void schemasDescribeRecordsThatCanBe() {
    int schema = record(RecordFormat.SCHEMA, 0);
    assertFound(Kind.SCHEMA, "impossible head", f -> f[schema + 16] = 'x');
    assertFound(Kind.SCHEMA, "", f -> f[schema + getShort(f, schema) - 3] = '@');
  }

  @Test
  void aSuperblockThatNamesAnotherCommitIsFound() {
    assertFound(Kind.SUPERBLOCK, "", f -> putLong(f, 4096 + 64, getLong(f, 4096 + 64) - 64));
    assertFound(Kind.SUPERBLOCK, "another", f -> putLong(f, 56, getLong(f, 56) + 1));
  }
}
