package dev.durable.processor.validate;

import dev.durable.processor.diagnostic.Findings;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.ValueTypes;
import java.util.List;

/** Something that must hold for the properties of an interface. Has no state. */
public interface Rule {

  /** Every rule there is. */
  List<Rule> ALL = List.of(new NullnessRule(), new OptionalRule(), new KeyRule(), new RenameRule());

  /** Reports what does not hold. */
  void check(List<PropertyModel> properties, ValueTypes values, Findings findings);
}
