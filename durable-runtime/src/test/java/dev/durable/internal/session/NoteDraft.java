package dev.durable.internal.session;

import dev.durable.DurableType;
import dev.durable.Property;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.Slot;
import org.jspecify.annotations.Nullable;

final class NoteDraft extends EntityDraft<NoteView> implements Note {

  static final DurableType<Note, NoteDraft> TYPE = NoteType.TYPE;
  static final Property<Note, String> TEXT = NoteType.TYPE.property(2);

  static final long NEXT_BIT = 1L;
  static final long SCORE_BIT = 1L << 1;
  static final long TEXT_BIT = 1L << 2;

  long touched;
  @Nullable Note next;
  int score;
  @Nullable String text;

  NoteDraft() {
    super(NoteType.TYPE);
    touched = ~0L;
  }

  NoteDraft(Slot slot, @Nullable NoteView base) {
    super(NoteType.TYPE, slot, base);
  }

  @Override
  public int score() {
    return (touched & SCORE_BIT) != 0 ? score : Drafts.base(this).score();
  }

  NoteDraft score(int score) {
    Drafts.changing(this);
    this.score = score;
    touched |= SCORE_BIT;
    return this;
  }

  @Override
  public String text() {
    return (touched & TEXT_BIT) != 0 ? Drafts.set(text, TEXT) : Drafts.base(this).text();
  }

  NoteDraft text(String text) {
    Drafts.changing(this);
    this.text = Drafts.given(text, TEXT);
    touched |= TEXT_BIT;
    return this;
  }

  @Override
  public @Nullable NoteDraft next() {
    return (touched & NEXT_BIT) != 0
        ? Drafts.edit(this, TYPE, next)
        : Drafts.editStored(this, TYPE, NoteType.NEXT_OFFSET);
  }

  NoteDraft next(@Nullable Note next) {
    Drafts.changing(this);
    this.next = Drafts.referable(this, next);
    touched |= NEXT_BIT;
    return this;
  }
}
