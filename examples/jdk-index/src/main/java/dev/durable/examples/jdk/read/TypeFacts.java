package dev.durable.examples.jdk.read;

import java.util.List;

/** What one class file says, members in its order. */
public record TypeFacts(
    TypeHead head, String module, List<FieldFacts> fields, List<MethodFacts> methods) {

  /** The binary name. */
  public String name() {
    return head.name();
  }

  /** The name of its package. */
  public String packageName() {
    return name().substring(0, Math.max(0, name().lastIndexOf('.')));
  }

  /** The name without the package. */
  public String simpleName() {
    return name().substring(name().lastIndexOf('.') + 1);
  }
}
