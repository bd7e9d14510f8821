package dev.durable.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.DurableType;
import dev.durable.HeapOptions;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Slot;
import dev.durable.error.CommitConflictException;
import dev.durable.error.CorruptHeapException;
import dev.durable.error.HeapClosedException;
import dev.durable.internal.io.MemoryStorage;
import dev.durable.json.JObject;
import dev.durable.json.JObjectDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A draft that is reached by a reference looks for its entity's record when something untouched of
 * it is read, or at the commit. Nothing that users see tells when it was.
 */
final class LateBaseTest {

  private final DurableHeap<Note, NoteDraft> heap =
      new Engine(new MemoryStorage(1))
          .open(
              Path.of("notes.dheap"),
              NoteDraft.TYPE,
              HeapOptions.defaults(),
              root -> root.text("root").next(new NoteDraft().text("first").score(1)));

  @AfterEach
  void close() {
    heap.close();
  }

  private static NoteDraft next(NoteDraft note) {
    return Objects.requireNonNull(note.next());
  }

  private static @Nullable EntityView known(NoteDraft note) {
    return EntityDraft.knownBaseOf(note);
  }

  @Test
  void whatIsOnlyChangedIsNotReadBeforeTheCommit() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      NoteDraft first = next(draft.root()).score(2);
      assertNull(known(first));
      assertEquals(2, first.score());
      assertNull(known(first));
      draft.checkpoint("score");
      assertNotNull(known(first));
      assertEquals("first", first.text());
    }
    assertEquals("first", Objects.requireNonNull(heap.snapshot().root().next()).text());
  }

  @Test
  void aPropertyThatWasNotTouchedFindsTheRecord() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      NoteDraft first = next(draft.root());
      assertNull(known(first));
      assertEquals(1, first.score());
      assertNotNull(known(first));
      assertEquals("first", first.text());
    }
  }

  @Test
  void aDraftReadsWhatItsSessionIsBasedOnWhateverOthersCommitMeanwhile() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      NoteDraft first = next(draft.root());
      heap.commit("others", root -> next(root).score(7));
      assertEquals(1, first.score());
    }
  }

  @Test
  void aDraftReadsWhatItsSessionIsBasedOnAfterItsCommitToo() {
    NoteDraft first;
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      first = next(draft.root());
      draft.root().text("other");
      draft.commit("root");
    }
    heap.commit("others", root -> next(root).score(7));
    assertEquals(1, first.score());
  }

  @Test
  void afterACheckpointADraftReadsWhatOthersCommittedBeforeIt() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      NoteDraft first = next(draft.root());
      heap.commit("others", root -> next(root).score(7));
      draft.root().text("other");
      draft.checkpoint("root");
      assertEquals(7, first.score());
    }
  }

  @Test
  void aChangeWithoutALookConflictsWithThatOfOthers() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      NoteDraft first = next(draft.root()).score(2);
      heap.commit("others", root -> next(root).text("theirs"));
      assertNull(known(first));
      CommitConflictException refused =
          assertThrows(CommitConflictException.class, () -> draft.commit("mine"));
      assertEquals(2, refused.conflicts().size(), refused.toString());
      assertEquals("first", refused.conflicts().get(1).base());
    }
  }

  @Test
  void aValueThatIsThereAlreadyIsNotWrittenAgain() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      next(draft.root()).score(1);
      draft.commit("the same");
    }
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      next(draft.root()).score(3);
      heap.commit("the same again", root -> next(root).score(1));
      draft.commit("no conflict, as nothing was written");
    }
    assertEquals(3, Objects.requireNonNull(heap.snapshot().root().next()).score());
  }

  @Test
  void whenTheHeapIsClosedThereIsNothingToFind() {
    NoteDraft first = next(heap.draft().root());
    heap.close();
    assertThrows(HeapClosedException.class, first::score);
  }

  @Test
  void aDraftSaysWhatItIs() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      String text = next(draft.root()).score(2).toString();
      assertTrue(text.contains("score=2") && text.contains("first"), text);
    }
  }

  @Test
  void aDamagedRecordIsReportedByTheFirstReadAndByTheCommit(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("notes.dheap");
    try (var written = DurableHeap.open(file, NoteDraft.TYPE, root -> root.text("root"))) {
      written.commit("it", root -> root.next(new NoteDraft().text("to be damaged")));
      // In another block, with everything else that is read before it.
      String large = "x".repeat(100_000);
      written.commit(
          "more", root -> root.text(large).next(new NoteDraft().text("b").next(root.next())));
    }
    damage(file, "to be damaged");
    try (var damaged = DurableHeap.open(file, NoteDraft.TYPE);
        Draft<Note, NoteDraft> draft = damaged.draft()) {
      NoteDraft it = next(next(draft.root())).score(5);
      assertThrows(CorruptHeapException.class, it::text);
      assertThrows(CorruptHeapException.class, () -> draft.commit("refused"));
      assertEquals(2, damaged.snapshot().version());
      draft.root().text("still the newest");
      next(next(draft.root()));
      assertThrows(CorruptHeapException.class, () -> draft.commit("refused as well"));
    }
  }

  /** As a forged reference would make one. */
  private static EntityDraft<?> draft(EntityDraft<?> other, DurableType<?, ?> type, long id) {
    return EntityType.draftOf(
        (EntityType<?, ?, ?>) type, new Slot(id, EntityDraft.slotOf(other).session()), null);
  }

  @Test
  void anEntityOfAnotherTypeOrNoneIsDamage() {
    try (Draft<Note, NoteDraft> draft = heap.draft()) {
      long id = EntityDraft.slotOf(next(draft.root())).id();
      EntityDraft<?> object = draft(draft.root(), JObjectDraft.TYPE, id);
      CorruptHeapException refused =
          assertThrows(CorruptHeapException.class, () -> EntityDraft.baseOf(object));
      String what = "object #" + id + " is missing or not a " + JObject.class.getName();
      assertTrue(refused.getMessage().contains(what), refused.getMessage());
      EntityDraft<?> nothing = draft(draft.root(), NoteDraft.TYPE, 99);
      assertThrows(CorruptHeapException.class, () -> EntityDraft.baseOf(nothing));
      assertNotNull(EntityDraft.baseOf(draft(draft.root(), NoteDraft.TYPE, id)));
    }
  }

  private static void damage(Path file, String text) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    assertTrue(at > 0, "the text is in the file");
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }
}
