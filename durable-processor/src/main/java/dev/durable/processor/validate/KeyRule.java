package dev.durable.processor.validate;

import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.ScalarKind;
import dev.durable.processor.model.Stored;
import dev.durable.processor.model.TypeText;
import dev.durable.processor.model.ValueTypes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elements of sets and keys of maps have an order that the format defines, never user code. */
final class KeyRule implements Rule {

  @Override
  public void check(List<PropertyModel> properties, ValueTypes values, Findings findings) {
    for (PropertyModel property : properties) {
      check(property.stored(), property, property.getter() + "()", values, findings);
    }
    for (ValueTypes.RecordModel record : values.records()) {
      for (ValueTypes.ComponentModel component : record.components()) {
        check(
            component.stored(),
            properties.getFirst(),
            "Component " + component.name() + " of " + TypeText.simple(record.type()),
            values,
            findings);
      }
    }
  }

  private static void check(
      Stored stored, PropertyModel property, String what, ValueTypes values, Findings findings) {
    if (stored.present() instanceof Stored.Option option) {
      check(option.content(), property, what, values, findings);
    }
    if (!(stored.present() instanceof Stored.Many many)) {
      return;
    }
    check(many.element(), property, what, values, findings);
    if (many.value() != null) {
      check(many.value(), property, what, values, findings);
    }
    if (many.kind().isList()) {
      return;
    }
    Stored key = many.element();
    if (key instanceof Stored.OrNull) {
      findings.add(DiagnosticId.NULL_KEY, property.origin(), what);
    } else if (many.kind().isSorted()) {
      checkSorted(key, many, property, what, findings);
    } else {
      checkUnsorted(key, many, property, what, values, findings);
    }
  }

  private static void checkSorted(
      Stored key, Stored.Many many, PropertyModel property, String what, Findings findings) {
    String why =
        switch (key) {
          case Stored.Scalar scalar when scalar.kind() == ScalarKind.BYTES ->
              "arrays are not Comparable";
          case Stored.Scalar scalar -> scalar.kind().isSortable() ? null : "it is not Comparable";
          case Stored.Enumeration _, Stored.Unsupported _ -> null;
          case Stored.Reference _ ->
              "entities change, and their place in the order would change with them";
          case Stored.Composite _, Stored.Converted _ ->
              "its compareTo is your code, which may change while the file stays";
          case Stored.Option _, Stored.Many _, Stored.OrNull _ -> "it is not Comparable";
        };
    if (why != null) {
      findings.add(
          DiagnosticId.SORTED_KEY,
          property.origin(),
          what,
          TypeText.simple(key.type()),
          why,
          many.kind().isMap() ? "Map, and sort when reading" : "Set, and sort when reading");
    }
  }

  private static void checkUnsorted(
      Stored key,
      Stored.Many many,
      PropertyModel property,
      String what,
      ValueTypes values,
      Findings findings) {
    String why = unordered(key, index(values), new HashSet<>());
    if (why != null) {
      findings.add(
          DiagnosticId.UNORDERED_KEY,
          property.origin(),
          what,
          TypeText.simple(key.type()),
          why,
          many.kind().isMap()
              ? "a key such as String, or a record without it"
              : "a List, or elements without it");
    }
  }

  private static Map<String, List<Stored>> index(ValueTypes values) {
    Map<String, List<Stored>> parts = new HashMap<>();
    values
        .records()
        .forEach(
            record ->
                parts.put(
                    record.type().toString(),
                    record.components().stream().map(ValueTypes.ComponentModel::stored).toList()));
    values.sums().forEach(sum -> parts.put(sum.type().toString(), sum.kinds()));
    return parts;
  }

  /** Why the format cannot compare such values; null where it can. */
  private static @Nullable String unordered(
      Stored stored, Map<String, List<Stored>> parts, Set<String> seen) {
    return switch (stored) {
      case Stored.Many _ -> "collections in keys have no order";
      case Stored.Scalar scalar ->
          scalar.kind() == ScalarKind.BYTES ? "byte[] equals only itself" : null;
      case Stored.OrNull orNull -> unordered(orNull.content(), parts, seen);
      case Stored.Option option -> unordered(option.content(), parts, seen);
      case Stored.Converted converted -> unordered(converted.stored(), parts, seen);
      case Stored.Composite composite -> {
        String name = composite.type().toString();
        if (seen.add(name)) {
          for (Stored part : parts.getOrDefault(name, List.of())) {
            String why = unordered(part, parts, seen);
            if (why != null) {
              yield "in " + TypeText.simple(composite.type()) + ", " + why;
            }
          }
        }
        yield null;
      }
      case Stored.Enumeration _, Stored.Reference _, Stored.Unsupported _ -> null;
    };
  }
}
