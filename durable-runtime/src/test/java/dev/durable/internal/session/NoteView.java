package dev.durable.internal.session;

import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.ReadContext;
import org.jspecify.annotations.Nullable;

final class NoteView extends EntityView implements Note {

  NoteView(ReadContext context, long record) {
    super(context, record);
  }

  @Override
  public int score() {
    return Fields.intAt(this, NoteType.SCORE_OFFSET);
  }

  @Override
  public String text() {
    return Fields.stringAt(this, NoteType.TEXT_OFFSET);
  }

  @Override
  public @Nullable Note next() {
    return Fields.nullableReferenceAt(this, NoteType.NEXT_OFFSET, NoteType.TYPE);
  }
}
