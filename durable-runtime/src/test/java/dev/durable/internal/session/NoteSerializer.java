package dev.durable.internal.session;

import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.RecordWriter;

final class NoteSerializer implements EntitySerializer<NoteDraft> {

  @Override
  public void check(NoteDraft draft, Findings findings) {
    findings.required("text", (draft.touched & NoteDraft.TEXT_BIT) != 0 && draft.text == null);
  }

  @Override
  public void visit(NoteDraft draft, Visitor visitor) {
    visitor.visit(draft.next);
  }

  @Override
  public void write(NoteDraft draft, RecordWriter out) {
    if ((draft.touched & NoteDraft.NEXT_BIT) != 0) {
      out.referenceAt(NoteType.NEXT_OFFSET, draft.next);
    }
    if ((draft.touched & NoteDraft.SCORE_BIT) != 0) {
      out.intAt(NoteType.SCORE_OFFSET, draft.score);
    }
    if ((draft.touched & NoteDraft.TEXT_BIT) != 0) {
      out.stringAt(NoteType.TEXT_OFFSET, draft.text());
    }
  }

  @Override
  public void settle(NoteDraft draft) {
    draft.touched = 0;
    draft.next = null;
    draft.score = 0;
    draft.text = null;
  }
}
