package dev.durable.processor.validate;

import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import dev.durable.processor.model.ValueTypes;
import java.util.List;

/** Null is only where the format can tell it from empty. */
final class NullnessRule implements Rule {

  @Override
  public void check(List<PropertyModel> properties, ValueTypes values, Findings findings) {
    for (PropertyModel property : properties) {
      String what = property.getter() + "()";
      if (property.nullable()) {
        check(property.stored(), property, what, findings);
      }
      checkInside(property.stored(), property, findings);
    }
    for (PropertyModel property : properties.stream().limit(1).toList()) {
      for (ValueTypes.RecordModel record : values.records()) {
        for (ValueTypes.ComponentModel component : record.components()) {
          if (component.stored() instanceof Stored.OrNull orNull
              && !(orNull.content() instanceof Stored.Many)) {
            check(
                orNull.content(),
                property,
                "Component " + component.name() + " of " + TypeText.simple(record.type()),
                findings);
          }
        }
      }
    }
  }

  private static void check(Stored stored, PropertyModel property, String what, Findings findings) {
    switch (stored) {
      case Stored.Many _ -> findings.add(DiagnosticId.NULLABLE_COLLECTION, property.origin(), what);
      case Stored.Option _ -> findings.add(DiagnosticId.NULLABLE_OPTIONAL, property.origin(), what);
      case Stored.Scalar scalar when scalar.kind().isOptional() ->
          findings.add(DiagnosticId.NULLABLE_OPTIONAL, property.origin(), what);
      case Stored.Scalar scalar when scalar.primitive() ->
          findings.add(
              DiagnosticId.NULLABLE_PRIMITIVE,
              property.origin(),
              what,
              String.valueOf(scalar.kind().primitive()),
              TypeText.simple(scalar.type()));
      default -> {}
    }
  }

  /** Elements and map values. */
  private static void checkInside(Stored stored, PropertyModel property, Findings findings) {
    if (stored instanceof Stored.Many many) {
      if (many.edited() instanceof Stored.OrNull orNull
          && !(orNull.content() instanceof Stored.Scalar)) {
        check(orNull.content(), property, "An element of " + property.getter() + "()", findings);
      }
      checkInside(many.edited().present(), property, findings);
    }
  }
}
