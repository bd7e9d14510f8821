package dev.durable.internal.collection;

import dev.durable.DurableType;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.EntityDraft;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.Layout;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordWriter;
import dev.durable.codegen.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity with one collection, of whatever shape a test wants; written as generated code is. */
interface Box {

  int SLOT = 16;

  Object items();

  /** The type of boxes of one shape. */
  final class Type extends EntityType<Box, Draft, View> {

    final CollectionShape<?> shape;

    final Limits limits;

    private final List<DurableType<?, ?>> related;

    Type(CollectionShape<?> shape, Limits limits, DurableType<?, ?>... related) {
      super(2);
      this.shape = shape;
      this.limits = limits;
      this.related = List.of(related);
    }

    @Override
    public Class<Box> type() {
      return Box.class;
    }

    @Override
    protected Layout layout() {
      return Layout.of(Box.class, 20, SLOT).with("items", shape, SLOT);
    }

    @Override
    protected View view(ReadContext context, long record) {
      return new View(context, record, this);
    }

    @Override
    protected Draft draft(Slot slot, @Nullable View base) {
      return new Draft(this, slot, base);
    }

    @Override
    protected Draft create() {
      return new Draft(this);
    }

    @Override
    protected EntitySerializer<Draft> serializer() {
      return new Serializer();
    }

    @Override
    protected @Nullable Object get(Box entity, int property) {
      return entity.items();
    }

    @Override
    protected List<DurableType<?, ?>> related() {
      return related;
    }
  }

  /** A stored box. */
  final class View extends EntityView implements Box {

    private final Type type;

    View(ReadContext context, long record, Type type) {
      super(context, record);
      this.type = type;
    }

    @Override
    public Object items() {
      return Fields.collectionAt(this, SLOT, type.shape);
    }
  }

  /** A box to edit. */
  final class Draft extends EntityDraft<View> implements Box {

    private final Type type;
    private @Nullable Object items;

    Draft(Type type) {
      super(type);
      this.type = type;
    }

    Draft(Type type, Slot slot, @Nullable View base) {
      super(type, slot, base);
      this.type = type;
    }

    @Override
    public Object items() {
      Object known = items;
      if (known == null) {
        known = DraftCollections.create(this, type.shape, SLOT, type.limits);
        items = known;
      }
      return known;
    }
  }

  /** Brings boxes into the file. */
  final class Serializer implements EntitySerializer<Draft> {

    @Override
    public void check(Draft draft, Findings findings) {}

    @Override
    public void visit(Draft draft, Visitor visitor) {
      visitor.collection(draft.items);
    }

    @Override
    public void write(Draft draft, RecordWriter out) {
      out.collectionAt(SLOT, draft.items);
    }

    @Override
    public void settle(Draft draft) {
      dev.durable.codegen.Drafts.settle(draft.items);
    }
  }
}
