package dev.durable.json;

import dev.durable.codegen.EntityView;
import dev.durable.codegen.Fields;
import dev.durable.codegen.ReadContext;
import java.util.NavigableMap;

/** {@link JObject} as it lies in the file. */
final class JObjectView extends EntityView implements JObject {

  JObjectView(ReadContext context, long record) {
    super(context, record);
  }

  @Override
  public NavigableMap<String, JValue> fields() {
    return Fields.collectionAt(this, JObjectType.FIELDS_OFFSET, JObjectType.FIELDS);
  }
}
