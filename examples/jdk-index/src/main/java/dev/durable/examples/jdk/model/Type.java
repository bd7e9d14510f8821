package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;

/** Whatever a field, a parameter or a result can be of. */
@Durable
public sealed interface Type permits PrimitiveType, ArrayType, DeclaredType {

  /** As one would write it in Java, fully qualified: {@code java.lang.String[]}. */
  default String label() {
    return switch (this) {
      case PrimitiveType primitive -> primitive.keyword();
      case ArrayType array -> array.component().label() + "[]";
      case DeclaredType declared -> declared.binaryName();
    };
  }
}
