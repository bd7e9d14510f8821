package dev.durable.examples.jdk.model;

import dev.durable.annotations.Default;
import dev.durable.annotations.Durable;

/** An annotation interface. */
@Durable
public non-sealed interface AnnotationType extends DeclaredType {

  /** How long it is kept. */
  @Default
  default Retention retention() {
    return Retention.CLASS;
  }

  /** Until when an annotation is there. */
  enum Retention {
    /** While compiling. */
    SOURCE,
    /** In the class file. */
    CLASS,
    /** In the running program. */
    RUNTIME
  }
}
