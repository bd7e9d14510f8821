package dev.durable.internal.session;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.ObjectId;
import dev.durable.Snapshot;
import dev.durable.internal.io.ChildJvm;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where memory has no room to know the record of each entity, the leaves of the object table are
 * known instead, and every version finds its own.
 */
final class LittleMemoryTest {

  private static final int COMMITS = 20;
  private static final int NOTES_PER_COMMIT = 10_000;
  private static final int NOTES = COMMITS * NOTES_PER_COMMIT;
  private static final int CHANGED = 100;

  @TempDir Path folder;

  @Test
  void versionsOfEntitiesThatThereIsNoRoomForFindTheirOwn() throws Exception {
    ChildJvm.run(
        LittleMemoryTest.class,
        "-Xmx32m",
        2,
        folder.resolve("notes.dheap").toString(),
        Long.toString(Long.getLong("durable.test.seed", System.nanoTime())));
  }

  /** The child: more notes than there is room for, changed at random, versions read in between. */
  public static void main(String[] args) {
    System.out.println("-Ddurable.test.seed=" + args[1]);
    Random random = new Random(Long.parseLong(args[1]));
    long room = Runtime.getRuntime().maxMemory() / 64 / Integer.BYTES;
    require(room < NOTES / 10 * 9, "room for the records of " + room + " notes");
    try (var heap = DurableHeap.open(Path.of(args[0]), NoteDraft.TYPE, root -> root.text("root"))) {
      for (int commit = 0; commit < COMMITS; commit++) {
        heap.commit("notes", LittleMemoryTest::addNotes);
      }
      Map<Long, Integer> scores = new HashMap<>();
      for (int round = 0; round < 50; round++) {
        Snapshot<Note> before = heap.snapshot();
        check(before, scores, random);
        Map<Long, Integer> now = new HashMap<>(scores);
        change(heap, now, random);
        check(heap.snapshot(), now, random);
        check(before, scores, random);
        scores = now;
      }
    }
  }

  private static void addNotes(NoteDraft root) {
    for (int i = 0; i < NOTES_PER_COMMIT; i++) {
      root.next(new NoteDraft().text("note").next(root.next()));
    }
  }

  /** Half of the ids are those of the last notes, which there is no room for. */
  private static long someId(Random random) {
    int from = random.nextBoolean() ? NOTES - NOTES / 10 : 0;
    return 2L + from + random.nextInt(NOTES - from - 1);
  }

  private static void change(
      DurableHeap<Note, NoteDraft> heap, Map<Long, Integer> scores, Random random) {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      for (int i = 0; i < CHANGED; i++) {
        long id = someId(random);
        int score = random.nextInt();
        Objects.requireNonNull(draft.find(NoteDraft.TYPE, new ObjectId(id))).score(score);
        scores.put(id, score);
      }
      draft.commit("scores");
    }
  }

  private static void check(Snapshot<Note> snapshot, Map<Long, Integer> scores, Random random) {
    for (int i = 0; i < CHANGED; i++) {
      checkOne(snapshot, someId(random), scores);
    }
    scores.keySet().forEach(id -> checkOne(snapshot, id, scores));
  }

  private static void checkOne(Snapshot<Note> snapshot, long id, Map<Long, Integer> scores) {
    Note note = Objects.requireNonNull(snapshot.find(NoteDraft.TYPE, new ObjectId(id)));
    int expected = scores.getOrDefault(id, 0);
    require(
        note.score() == expected,
        "version "
            + snapshot.version()
            + " of note "
            + id
            + " has "
            + note.score()
            + ", not "
            + expected);
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
