package dev.durable.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.HeapReport;
import dev.durable.ReadOnlyHeap;
import dev.durable.SalvageReport;
import dev.durable.error.CorruptHeapException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.internal.log.Frames;
import dev.durable.internal.session.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Heaps with a damaged frame: what was not damaged comes into the new heap as it was in the newest
 * version, nothing comes that never was, and the report says the rest.
 */
final class SalvageDamageTest {

  private static final long SEED = Long.getLong("seed", 3);
  private static final Path SAVED = Path.of("saved.dheap");

  /** Whether each byte of the corpus is changed, and not one of each frame. */
  private static final boolean ALL = Boolean.getBoolean("durable.torture.bits");

  static Stream<String> heaps() {
    return Corpus.all().keySet().stream();
  }

  /** One heap, all that it ever held, and where its newest version lies. */
  private static final class Original {

    final byte[] file;
    final List<FileFrames.Frame> frames;
    final List<FileFrames.Frame> commits;
    final List<Map<Long, Facts>> versions = new ArrayList<>();
    final Map<Long, Set<Long>> footprints;
    final long nextId;

    Original(byte[] file) {
      this.file = file;
      this.frames = FileFrames.of(file);
      this.commits = frames.stream().filter(frame -> frame.kind() == Frames.COMMIT).toList();
      this.footprints = Footprints.of(file);
      this.nextId = footprints.keySet().stream().max(Long::compare).orElseThrow() + 1;
      MemoryStorage storage = new MemoryStorage(SEED);
      storage.put(Corpus.FILE, file);
      try (ReadOnlyHeap<Thing> heap =
          new Engine(storage).openReadOnly(Corpus.FILE, ThingDraft.TYPE)) {
        for (long version = 0; version <= heap.snapshot().version(); version++) {
          versions.add(Facts.of(heap.at(version), nextId));
        }
      }
    }

    boolean isUndamaged(long id, FileFrames.Frame damaged) {
      return Objects.requireNonNull(footprints.get(id)).stream()
          .noneMatch(at -> at >= damaged.offset() && at < damaged.end());
    }

    /** Whether it is some version, as far as what that refers to is there. */
    boolean everWas(long id, Facts facts, Map<Long, Facts> there) {
      return all(id, there).anyMatch(facts::equals);
    }

    /** The same, elements of collections aside that are left out. */
    boolean isPartOfWhatWas(long id, Facts facts, Map<Long, Facts> there) {
      return all(id, there).anyMatch(facts::isPartOf);
    }

    private Stream<Facts> all(long id, Map<Long, Facts> there) {
      return versions.stream()
          .filter(version -> version.containsKey(id))
          .map(version -> version.get(id).without(there));
    }
  }

  @ParameterizedTest
  @MethodSource("heaps")
  void whatIsUndamagedIsAsInTheNewestVersionAndNothingElseThanWasComes(String name) {
    Original original = new Original(Objects.requireNonNull(Corpus.all().get(name)));
    Random random = new Random(SEED);
    int salvages = 0;
    int together = 0;
    for (FileFrames.Frame frame : original.frames) {
      for (int at = frame.offset(); at < frame.end(); at++) {
        if (ALL || at == frame.offset() + random.nextInt(frame.length()) || at == frame.end() - 1) {
          String what = name + ", byte " + at + ", seed " + SEED;
          byte[] damaged = original.file.clone();
          damaged[at] ^= (byte) (1 << random.nextInt(8));
          try {
            together += check(original, frame, damaged) ? 1 : 0;
          } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(what, failed);
          }
          salvages++;
        }
      }
    }
    System.out.println(
        name + ": " + salvages + " salvaged, " + together + " of them put together; seed " + SEED);
  }

  /** Returns whether something behind the prefix was saved. */
  private static boolean check(Original original, FileFrames.Frame frame, byte[] damaged) {
    MemoryStorage storage = new MemoryStorage(SEED);
    storage.put(Corpus.FILE, damaged);
    Engine engine = new Engine(storage);
    SalvageReport report;
    try {
      report = engine.salvage(Corpus.FILE, SAVED);
    } catch (CorruptHeapException nothing) {
      assertTrue(
          frame.offset() < original.commits.getFirst().end(),
          "there is a version before the damage");
      assertTrue(
          original.commits.size() == 1 || !original.isUndamaged(1, frame),
          () -> "the root is whole: " + nothing.getMessage());
      return false;
    }
    assertArrayEquals(damaged, storage.get(Corpus.FILE), "the source was touched");
    HeapReport result = engine.verify(SAVED, (done, total) -> {});
    assertTrue(result.ok(), result::toString);
    assertNull(report.problem());
    assertEquals(storage.get(SAVED).length, report.bytes());
    long whole =
        original.commits.stream().filter(commit -> commit.end() <= frame.offset()).count() - 1;
    assertEquals(whole, report.prefix().orElse(-1));
    try (ReadOnlyHeap<Thing> saved = engine.openReadOnly(SAVED, ThingDraft.TYPE)) {
      assertEquals(report.version(), saved.snapshot().version());
      for (int version = 0; version <= whole; version++) {
        assertEquals(original.versions.get(version), Facts.of(saved.at(version), original.nextId));
      }
      entities(original, frame, report, Facts.of(saved.snapshot(), original.nextId));
    }
    return report.prefix().orElse(-1) != report.version();
  }

  private static void entities(
      Original original, FileFrames.Frame frame, SalvageReport report, Map<Long, Facts> saved) {
    long newestRead = report.newestVersion().orElseThrow();
    boolean newestIsKnown = newestRead == original.versions.size() - 1;
    Map<Long, Facts> newest = original.versions.get((int) newestRead);
    int missing = 0;
    int asOfNewest = 0;
    for (Map.Entry<Long, Facts> entity : newest.entrySet()) {
      long id = entity.getKey();
      Facts now = saved.get(id);
      Facts expected = entity.getValue().without(saved);
      if (newestIsKnown && original.isUndamaged(id, frame)) {
        assertEquals(expected, now, "#" + id + " is undamaged");
      }
      if (now == null) {
        missing++;
      } else {
        asOfNewest += now.isPartOf(expected) ? 1 : 0;
        if (!original.everWas(id, now, saved)) {
          assertTrue(original.isPartOfWhatWas(id, now, saved), "#" + id + " was never " + now);
          assertTrue(report.droppedElements() > 0, "elements are gone, and nobody says so");
        }
      }
    }
    assertEquals(saved.size(), report.entities().saved());
    assertEquals(missing, report.entities().lost());
    assertTrue(
        report.entities().newest() <= asOfNewest, "more are as of the newest than there are");
    for (SalvageReport.Lost lost : report.lost()) {
      assertTrue(!saved.containsKey(lost.id().bits()), "a lost entity is there");
    }
  }
}
