package dev.durable.processor.model;

import com.palantir.javapoet.TypeName;

/** Types as users write them. */
public final class TypeText {

  private TypeText() {}

  /** The type without its packages: {@code Map<String, List<Order>>}. */
  public static String simple(TypeName type) {
    return type.toString().replaceAll("\\b(?:[a-z_][\\w$]*\\.)+(?=[@\\w])", "");
  }
}
