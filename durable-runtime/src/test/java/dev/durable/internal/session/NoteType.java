package dev.durable.internal.session;

import dev.durable.DurableType;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.Layout;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.Slot;
import dev.durable.codegen.TextShapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class NoteType extends EntityType<Note, NoteDraft, NoteView> {

  static final int NEXT_OFFSET = 16;
  static final int SCORE_OFFSET = 24;
  static final int TEXT_OFFSET = 28;
  static final int FIXED_BYTES = 32;

  static final NoteType TYPE = new NoteType();

  private NoteType() {
    super(2);
  }

  @Override
  public Class<Note> type() {
    return Note.class;
  }

  @Override
  protected Layout layout() {
    return Layout.of(Note.class, FIXED_BYTES, TEXT_OFFSET)
        .with("next", Shapes.nullable(Shapes.reference(Note.class)), NEXT_OFFSET)
        .with("score", NumberShapes.INT, SCORE_OFFSET)
        .with("text", TextShapes.STRING, TEXT_OFFSET);
  }

  @Override
  protected NoteView view(ReadContext context, long record) {
    return new NoteView(context, record);
  }

  @Override
  protected NoteDraft draft(Slot slot, @Nullable NoteView base) {
    return new NoteDraft(slot, base);
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
    return switch (property) {
      case 0 -> entity.next();
      case 1 -> entity.score();
      case 2 -> entity.text();
      default -> throw new IndexOutOfBoundsException(property);
    };
  }

  @Override
  protected List<DurableType<?, ?>> related() {
    return List.of(TYPE);
  }
}
