package dev.durable.internal.collection;

import dev.durable.DurableType;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.Layout;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordWriter;
import dev.durable.codegen.Slot;
import dev.durable.codegen.TextShapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity with one text; written as generated code is. */
interface Event {

  String text();

  int SLOT = 16;

  Type TYPE = new Type();

  /** Its type. */
  final class Type extends EntityType<Event, Draft, View> {

    private Type() {
      super(2);
    }

    @Override
    public Class<Event> type() {
      return Event.class;
    }

    @Override
    protected Layout layout() {
      return Layout.of(Event.class, 20, SLOT).with("text", TextShapes.STRING, SLOT);
    }

    @Override
    protected View view(ReadContext context, long record) {
      return new View(context, record);
    }

    @Override
    protected Draft draft(Slot slot, @Nullable View base) {
      return new Draft(slot, base);
    }

    @Override
    protected Draft create() {
      return new Draft();
    }

    @Override
    protected EntitySerializer<Draft> serializer() {
      return new Serializer();
    }

    @Override
    protected @Nullable Object get(Event entity, int property) {
      return entity.text();
    }

    @Override
    protected List<DurableType<?, ?>> related() {
      return List.of();
    }
  }

  /** A stored event. */
  final class View extends EntityView implements Event {

    View(ReadContext context, long record) {
      super(context, record);
    }

    @Override
    public String text() {
      return Fields.stringAt(this, SLOT);
    }
  }

  /** An event to edit. */
  final class Draft extends EntityDraft<View> implements Event {

    private boolean touched;
    private String text = "";

    Draft() {
      super(TYPE);
      touched = true;
    }

    Draft(Slot slot, @Nullable View base) {
      super(TYPE, slot, base);
    }

    @Override
    public String text() {
      return touched ? text : Drafts.base(this).text();
    }

    Draft text(String value) {
      Drafts.changing(this);
      touched = true;
      text = value;
      return this;
    }
  }

  /** Brings events into the file. */
  final class Serializer implements EntitySerializer<Draft> {

    @Override
    public void check(Draft draft, Findings findings) {}

    @Override
    public void visit(Draft draft, Visitor visitor) {}

    @Override
    public void write(Draft draft, RecordWriter out) {
      if (draft.touched) {
        out.stringAt(SLOT, draft.text);
      }
    }

    @Override
    public void settle(Draft draft) {
      draft.touched = false;
      draft.text = "";
    }
  }
}
