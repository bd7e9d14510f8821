package dev.durable.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.durable.DurableType;
import dev.durable.HeapOptions;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Layout;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.Slot;
import dev.durable.codegen.TextShapes;
import dev.durable.error.SchemaMismatchException;
import dev.durable.internal.io.MemoryStorage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A program whose types have changed is told every difference, and the heap stays as it is. */
final class SchemaChangeTest {

  private static final Path FILE = Path.of("notes.dheap");

  /**
   * {@code Note} as another version of the program has it: a property less, one more, one wider.
   */
  private static final class OtherNoteType extends EntityType<Note, NoteDraft, NoteView> {

    OtherNoteType() {
      super(2);
    }

    @Override
    public Class<Note> type() {
      return Note.class;
    }

    @Override
    protected Layout layout() {
      return Layout.of(Note.class, 32, 24)
          .with("score", NumberShapes.LONG, 16)
          .with("author", TextShapes.STRING, 24)
          .with("text", TextShapes.STRING, 28);
    }

    @Override
    protected NoteView view(ReadContext context, long record) {
      throw new AssertionError("a record was read by the wrong type");
    }

    @Override
    protected NoteDraft draft(Slot slot, @Nullable NoteView base) {
      throw new AssertionError("a record was read by the wrong type");
    }

    @Override
    protected NoteDraft create() {
      return new NoteDraft();
    }

    @Override
    protected EntitySerializer<NoteDraft> serializer() {
      return new NoteSerializer();
    }

    @Override
    protected @Nullable Object get(Note entity, int property) {
      throw new AssertionError("a record was read by the wrong type");
    }

    @Override
    protected List<DurableType<?, ?>> related() {
      return List.of();
    }
  }

  @Test
  void everyDifferenceIsListedAndTheHeapOpensWithTheOldTypesAgain() {
    Engine engine = new Engine(new MemoryStorage(1));
    engine.open(FILE, NoteDraft.TYPE, HeapOptions.defaults(), root -> root.text("a")).close();
    SchemaMismatchException refused =
        assertThrows(
            SchemaMismatchException.class,
            () -> engine.open(FILE, new OtherNoteType(), HeapOptions.defaults(), root -> {}));
    String name = Note.class.getName();
    assertEquals(
        refused.getMessage().lines().skip(1).limit(3).map(String::strip).toList(),
        List.of(
            name + ".author is new: string",
            name + ".next is gone: was ref<" + name + ">?",
            name + ".score was i32 and is now i64"));
    try (var heap =
        engine.open(FILE, NoteDraft.TYPE, HeapOptions.defaults(), root -> root.text("b"))) {
      assertEquals("a", heap.snapshot().root().text());
    }
  }
}
