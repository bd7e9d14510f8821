package dev.durable.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entities as text: {@code Customer#12[name=Ada, referredBy=Customer#3, orders=(3)]}. */
final class EntityText {

  private static final int LONGEST = 120;

  private EntityText() {}

  static String of(Object entity) {
    EntityType<?, ?, ?> type = Entities.typeOf(entity);
    StringBuilder text = new StringBuilder(Entities.name(entity));
    if (entity instanceof EntityDraft<?> draft) {
      text.append('{').append(draft.slot).append('}');
    }
    EntityType.showOf(type, entity, text);
    return text.toString();
  }

  /** {@code [name=Ada, referredBy=Customer#3]}. */
  static void properties(EntityType<?, ?, ?> type, Object entity, StringBuilder text) {
    List<Layout.Field> fields = EntityType.layoutOf(type).fields();
    String separator = "[";
    for (int i = 0; i < fields.size(); i++) {
      text.append(separator).append(fields.get(i).name()).append('=');
      append(text, type, entity, i);
      separator = ", ";
    }
    text.append(fields.isEmpty() ? "" : "]");
  }

  private static void append(
      StringBuilder text, EntityType<?, ?, ?> type, Object entity, int property) {
    try {
      append(text, EntityType.propertyOf(type, entity, property));
    } catch (dev.durable.error.UnsetPropertyException e) {
      text.append("(unset)");
    }
  }

  /** References end here, so no cycle is followed; long values are cut. */
  private static void append(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case EntityView view -> text.append(Entities.name(view));
      case EntityDraft<?> draft -> text.append(Entities.name(draft));
      case Collection<?> elements -> text.append('(').append(elements.size()).append(')');
      case Map<?, ?> entries -> text.append('(').append(entries.size()).append(')');
      case byte[] bytes -> text.append(bytes.length).append(" bytes");
      default -> {
        String shown = value.toString();
        text.append(shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…");
      }
    }
  }
}
