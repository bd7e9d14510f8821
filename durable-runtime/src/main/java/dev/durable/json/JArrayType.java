package dev.durable.json;

import dev.durable.DurableType;
import dev.durable.codegen.CollectionShape;
import dev.durable.codegen.Drafts;
import dev.durable.codegen.EntitySerializer;
import dev.durable.codegen.EntityType;
import dev.durable.codegen.JsonShapes;
import dev.durable.codegen.Layout;
import dev.durable.codegen.ReadContext;
import dev.durable.codegen.RecordWriter;
import dev.durable.codegen.Shapes;
import dev.durable.codegen.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Layout, factories and serializer of {@link JArray}: by hand what is generated for others. */
final class JArrayType extends EntityType<JArray, JArrayDraft, JArrayView> {

  static final int VALUES_OFFSET = 16;

  private static final int FIXED_BYTES = 20;

  static final CollectionShape<List<JValue>> VALUES = Shapes.list(JsonShapes.VALUE);

  static final JArrayType TYPE = new JArrayType();

  private JArrayType() {
    super(CODEGEN_VERSION);
  }

  @Override
  public Class<JArray> type() {
    return JArray.class;
  }

  @Override
  protected Layout layout() {
    return Layout.of(JArray.class, FIXED_BYTES, VALUES_OFFSET)
        .with("values", VALUES, VALUES_OFFSET);
  }

  @Override
  protected JArrayView view(ReadContext context, long record) {
    return new JArrayView(context, record);
  }

  @Override
  protected JArrayDraft draft(Slot slot, @Nullable JArrayView base) {
    return new JArrayDraft(slot, base);
  }

  @Override
  protected JArrayDraft create() {
    return new JArrayDraft();
  }

  @Override
  protected EntitySerializer<JArrayDraft> serializer() {
    return new Serializer();
  }

  @Override
  protected List<DurableType<?, ?>> related() {
    return List.of(JObjectDraft.TYPE);
  }

  @Override
  protected @Nullable Object get(JArray entity, int property) {
    return switch (property) {
      case 0 -> entity.values();
      default -> throw new IndexOutOfBoundsException(property);
    };
  }

  @Override
  protected void show(JArray entity, StringBuilder text) {
    JsonText.show(entity, text);
  }

  /** Writes {@link JArrayDraft}. */
  private static final class Serializer implements EntitySerializer<JArrayDraft> {

    @Override
    public void check(JArrayDraft draft, Findings findings) {
      // A collection is never missing.
    }

    @Override
    public void visit(JArrayDraft draft, Visitor visitor) {
      visitor.collection(draft.values);
    }

    @Override
    public void write(JArrayDraft draft, RecordWriter out) {
      out.collectionAt(VALUES_OFFSET, draft.values);
    }

    @Override
    public void settle(JArrayDraft draft) {
      Drafts.settle(draft.values);
    }
  }
}
