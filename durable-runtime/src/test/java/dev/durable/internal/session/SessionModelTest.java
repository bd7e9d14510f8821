package dev.durable.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.durable.Draft;
import dev.durable.DurableHeap;
import dev.durable.Durables;
import dev.durable.HeapOptions;
import dev.durable.Snapshot;
import dev.durable.error.InvalidDraftException;
import dev.durable.internal.io.MemoryStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sessions over memory, against a naive model: a list of texts and scores linked by references. */
final class SessionModelTest {

  private static final Path FILE = Path.of("notes.dheap");

  private static DurableHeap<Note, NoteDraft> open(Engine engine) {
    return engine.open(FILE, NoteDraft.TYPE, HeapOptions.defaults(), root -> root.text("root"));
  }

  private record State(String text, int score) {

    /** Escaped, so that a difference can be seen. */
    @Override
    public String toString() {
      StringBuilder shown = new StringBuilder().append(text.length()).append(' ');
      for (int i = 0; i < Math.min(8, text.length()); i++) {
        shown.append(Integer.toHexString(text.charAt(i))).append('.');
      }
      return shown
          .append(Integer.toHexString(text.hashCode()))
          .append('=')
          .append(score)
          .toString();
    }
  }

  private static List<State> stateOf(@Nullable Note first) {
    List<State> states = new ArrayList<>();
    for (Note note = first; note != null; note = note.next()) {
      states.add(new State(note.text(), note.score()));
    }
    return states;
  }

  @Test
  void randomEditsCommitsCheckpointsAndReopensMatchTheModel() {
    for (int run = 0; run < 20; run++) {
      long seed = System.nanoTime();
      try {
        runRandomly(new Random(seed));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void runRandomly(Random random) {
    Engine engine = new Engine(new MemoryStorage(random.nextLong()));
    DurableHeap<Note, NoteDraft> heap = open(engine);
    List<List<State>> versions = new ArrayList<>();
    versions.add(List.of(new State("root", 0)));
    for (int round = 0; round < 30; round++) {
      List<State> model = new ArrayList<>(versions.getLast());
      try (Draft<Note, NoteDraft> draft = heap.draft()) {
        int commits = 1 + random.nextInt(3);
        for (int commit = 0; commit < commits; commit++) {
          edit(draft.root(), model, random);
          assertEquals(model, stateOf(draft.root()), "the draft itself");
          boolean last = commit == commits - 1;
          Snapshot<Note> snapshot = last ? draft.commit("c") : draft.checkpoint("c");
          versions.add(List.copyOf(model));
          assertEquals(versions.size() - 1, snapshot.version());
        }
      }
      if (random.nextInt(3) == 0) {
        heap.close();
        heap = open(engine);
      }
      int some = random.nextInt(versions.size());
      assertEquals(versions.get(some), stateOf(heap.at(some).root()), "version " + some);
      assertEquals(versions.getLast(), stateOf(heap.snapshot().root()), "the head");
    }
    heap.close();
  }

  /** Makes the chain so long that commits which change all of it share values. */
  private static void lengthen(NoteDraft root, List<State> model, Random random) {
    for (int i = 0; i < 100; i++) {
      String text = randomText(random);
      root.next(new NoteDraft().text(text).next(root.next()));
      model.add(1, new State(text, 0));
    }
  }

  private static void changeAll(NoteDraft root, List<State> model, int score) {
    int at = 0;
    for (NoteDraft note = root; note != null; note = note.next()) {
      note.score(score + at);
      model.set(at, new State(model.get(at).text(), score + at++));
    }
  }

  /** Changes a few notes of the chain, puts new ones in, and cuts some out. */
  private static void edit(NoteDraft root, List<State> model, Random random) {
    if (model.size() > 1 && random.nextInt(6) == 0) {
      changeAll(root, model, random.nextInt());
    } else if (model.size() < 50 && random.nextInt(40) == 0) {
      lengthen(root, model, random);
    }
    int edits = random.nextInt(5);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(model.size());
      NoteDraft note = root;
      for (int step = 0; step < at; step++) {
        note = assertNotNullNote(note.next());
      }
      switch (random.nextInt(4)) {
        case 0 -> {
          int score = random.nextInt();
          note.score(score);
          model.set(at, new State(model.get(at).text(), score));
        }
        case 1 -> {
          String text = randomText(random);
          note.text(text);
          model.set(at, new State(text, model.get(at).score()));
        }
        case 2 -> {
          String text = randomText(random);
          note.next(new NoteDraft().text(text).next(note.next()));
          model.add(at + 1, new State(text, 0));
        }
        default -> {
          NoteDraft next = note.next();
          if (next != null) {
            note.next(next.next());
            model.remove(at + 1);
          }
        }
      }
    }
  }

  private static NoteDraft assertNotNullNote(@Nullable NoteDraft note) {
    assertNotNull(note);
    return note;
  }

  /** Short and long, in both forms, with lone surrogates. */
  private static String randomText(Random random) {
    int length = random.nextInt(10) == 0 ? random.nextInt(70_000) : random.nextInt(60);
    int bound = random.nextBoolean() ? 0x100 : 0x10000;
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = (char) random.nextInt(bound);
    }
    return new String(chars);
  }

  @Test
  void aFailedValidationLeavesEverythingAsItWas() {
    try (var heap = open(new Engine(new MemoryStorage(1)));
        Draft<Note, NoteDraft> draft = heap.draft()) {
      NoteDraft fresh = new NoteDraft().next(draft.root());
      draft.root().next(fresh);
      InvalidDraftException invalid =
          assertThrows(InvalidDraftException.class, () -> draft.commit("broken"));
      assertTrue(invalid.getMessage().contains("Note#1.next.text"), invalid.getMessage());
      assertNull(Durables.idOf(fresh));
      fresh.text("repaired");
      draft.checkpoint("repaired");
      assertSame(fresh, draft.root().next());
      assertSame(draft.root(), fresh.next());
      assertNotNull(Durables.idOf(fresh));
    }
  }
}
