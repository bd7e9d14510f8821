package dev.durable.internal.collection;

import dev.durable.DurableType;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.Layout;
import dev.durable.codegen.NumberShapes;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordWriter;
import dev.durable.codegen.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity with one number; written as generated code is. */
interface Item {

  int number();

  Type TYPE = new Type();

  /** Its type. */
  final class Type extends EntityType<Item, Draft, View> {

    private Type() {
      super(2);
    }

    @Override
    public Class<Item> type() {
      return Item.class;
    }

    @Override
    protected Layout layout() {
      return Layout.of(Item.class, 20, 20).with("number", NumberShapes.INT, 16);
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
    protected @Nullable Object get(Item entity, int property) {
      return entity.number();
    }

    @Override
    protected List<DurableType<?, ?>> related() {
      return List.of();
    }
  }

  /** A stored item. */
  final class View extends EntityView implements Item {

    View(ReadContext context, long record) {
      super(context, record);
    }

    @Override
    public int number() {
      return Fields.intAt(this, 16);
    }
  }

  /** An item to edit. */
  final class Draft extends EntityDraft<View> implements Item {

    private boolean touched;
    private int number;

    Draft() {
      super(TYPE);
      touched = true;
    }

    Draft(Slot slot, @Nullable View base) {
      super(TYPE, slot, base);
    }

    @Override
    public int number() {
      return touched ? number : Drafts.base(this).number();
    }

    Draft number(int value) {
      Drafts.changing(this);
      touched = true;
      number = value;
      return this;
    }
  }

  /** Brings items into the file. */
  final class Serializer implements EntitySerializer<Draft> {

    @Override
    public void check(Draft draft, Findings findings) {}

    @Override
    public void visit(Draft draft, Visitor visitor) {}

    @Override
    public void write(Draft draft, RecordWriter out) {
      if (draft.touched) {
        out.intAt(16, draft.number);
      }
    }

    @Override
    public void settle(Draft draft) {
      draft.touched = false;
    }
  }
}
