package dev.durable.processor.validate;

import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import dev.durable.processor.model.ValueTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Optional} holds values: entities have null, collections are empty. */
final class OptionalRule implements Rule {

  @Override
  public void check(List<PropertyModel> properties, ValueTypes values, Findings findings) {
    for (PropertyModel property : properties) {
      check(property.stored(), property, property.getter() + "()", findings);
      for (ValueTypes.RecordModel record : values.records()) {
        for (ValueTypes.ComponentModel component : record.components()) {
          check(
              component.stored(),
              properties.getFirst(),
              "component " + component.name() + " of " + TypeText.simple(record.type()),
              findings);
        }
      }
    }
  }

  private static void check(Stored stored, PropertyModel property, String what, Findings findings) {
    switch (stored) {
      case Stored.Option option -> {
        String instead = instead(option.content());
        if (instead != null) {
          findings.add(
              DiagnosticId.OPTIONAL_CONTENT,
              property.origin(),
              TypeText.simple(option.type()),
              what,
              instead);
        }
      }
      case Stored.OrNull orNull -> check(orNull.content(), property, what, findings);
      case Stored.Many many -> {
        check(many.element(), property, what, findings);
        if (many.value() != null) {
          check(many.value(), property, what, findings);
        }
      }
      default -> {}
    }
  }

  private static @Nullable String instead(Stored content) {
    String type = TypeText.simple(content.type());
    return switch (content) {
      case Stored.Reference _ -> "@Nullable " + type;
      case Stored.Many _ -> type + ", which may be empty";
      case Stored.Option _ -> type;
      case Stored.OrNull _ -> "Optional<" + type + "> without @Nullable";
      case Stored.Scalar scalar when scalar.kind().isOptional() -> type;
      default -> null;
    };
  }
}
