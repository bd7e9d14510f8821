package dev.durable.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** The names of the classes that are generated for one interface. */
public record GeneratedNames(
    ClassName draft, ClassName view, ClassName serializer, ClassName schema) {

  /** The names for an interface, from its stem. */
  public static GeneratedNames of(String packageName, String stem) {
    return new GeneratedNames(
        ClassName.get(packageName, stem + "Draft"),
        ClassName.get(packageName, stem + "_View"),
        ClassName.get(packageName, stem + "_Serializer"),
        ClassName.get(packageName, stem + "_Schema"));
  }

  /** All of them. */
  public List<ClassName> all() {
    return List.of(draft, view, serializer, schema);
  }
}
