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
import dev.durable.codegen.TextShapes;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Layout, factories and serializer of {@link JObject}: by hand what is generated for others. */
final class JObjectType extends EntityType<JObject, JObjectDraft, JObjectView> {

  static final int FIELDS_OFFSET = 16;

  private static final int FIXED_BYTES = 20;

  static final CollectionShape<NavigableMap<String, JValue>> FIELDS =
      Shapes.navigableMap(TextShapes.STRING, JsonShapes.VALUE);

  static final JObjectType TYPE = new JObjectType();

  private JObjectType() {
    super(CODEGEN_VERSION);
  }

  @Override
  public Class<JObject> type() {
    return JObject.class;
  }

  @Override
  protected Layout layout() {
    return Layout.of(JObject.class, FIXED_BYTES, FIELDS_OFFSET)
        .with("fields", FIELDS, FIELDS_OFFSET);
  }

  @Override
  protected JObjectView view(ReadContext context, long record) {
    return new JObjectView(context, record);
  }

  @Override
  protected JObjectDraft draft(Slot slot, @Nullable JObjectView base) {
    return new JObjectDraft(slot, base);
  }

  @Override
  protected JObjectDraft create() {
    return new JObjectDraft();
  }

  @Override
  protected EntitySerializer<JObjectDraft> serializer() {
    return new Serializer();
  }

  @Override
  protected List<DurableType<?, ?>> related() {
    return List.of(JArrayDraft.TYPE);
  }

  @Override
  protected @Nullable Object get(JObject entity, int property) {
    return switch (property) {
      case 0 -> entity.fields();
      default -> throw new IndexOutOfBoundsException(property);
    };
  }

  @Override
  protected void show(JObject entity, StringBuilder text) {
    JsonText.show(entity, text);
  }

  /** Writes {@link JObjectDraft}. */
  private static final class Serializer implements EntitySerializer<JObjectDraft> {

    @Override
    public void check(JObjectDraft draft, Findings findings) {
      // A collection is never missing.
    }

    @Override
    public void visit(JObjectDraft draft, Visitor visitor) {
      visitor.collection(draft.fields);
    }

    @Override
    public void write(JObjectDraft draft, RecordWriter out) {
      out.collectionAt(FIELDS_OFFSET, draft.fields);
    }

    @Override
    public void settle(JObjectDraft draft) {
      Drafts.settle(draft.fields);
    }
  }
}
