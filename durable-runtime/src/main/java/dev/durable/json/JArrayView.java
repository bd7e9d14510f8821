package dev.durable.json;

import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.ReadContext;
import java.util.List;

/** {@link JArray} as it lies in the file. */
final class JArrayView extends EntityView implements JArray {

  JArrayView(ReadContext context, long record) {
    super(context, record);
  }

  @Override
  public List<JValue> values() {
    return Fields.collectionAt(this, JArrayType.VALUES_OFFSET, JArrayType.VALUES);
  }
}
