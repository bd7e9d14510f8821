package dev.durable.processor.validate;

import dev.durable.processor.diagnostic.DiagnosticId;
import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.Origin;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.ValueTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An earlier name leads to one property, and to none while a property has it still. */
final class RenameRule implements Rule {

  private static final String ANNOTATION = "dev.durable.annotations.RenamedFrom";

  @Override
  public void check(List<PropertyModel> properties, ValueTypes values, Findings findings) {
    Map<String, PropertyModel> live = new HashMap<>();
    properties.forEach(property -> live.put(property.name(), property));
    Map<String, PropertyModel> earlier = new HashMap<>();
    for (PropertyModel property : properties) {
      Origin origin = property.origin().at(ANNOTATION, "value");
      String what = property.getter() + "()";
      for (String name : property.renamedFrom()) {
        PropertyModel other = earlier.put(name, property);
        if (name.isBlank()) {
          findings.add(DiagnosticId.RENAMED_FROM_NOTHING, origin, what, "an empty name");
        } else if (live.containsKey(name)) {
          findings.add(DiagnosticId.RENAMED_TO_LIVE_NAME, origin, name, what);
        } else if (other != null) {
          findings.add(DiagnosticId.RENAMED_TWICE, origin, name, other.getter() + "()", what);
        }
      }
    }
  }
}
