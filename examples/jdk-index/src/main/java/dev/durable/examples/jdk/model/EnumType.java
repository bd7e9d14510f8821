package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.util.List;

/** An enum; its constants with bodies are classes that extend it. */
@Durable
public non-sealed interface EnumType extends DeclaredType {

  /** Its constants, in the order of their declaration. */
  default List<Field> constants() {
    return fields().stream().filter(Field::isEnumConstant).toList();
  }
}
