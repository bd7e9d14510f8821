package dev.durable.examples.jdk.model;

import dev.durable.annotations.Durable;
import java.lang.reflect.AccessFlag;

/** A field. */
@Durable
public interface Field extends Flagged {

  /** As declared. */
  String name();

  /** The class that declares it. */
  DeclaredType owner();

  /** What it holds. */
  Type type();

  /** Whether it is a constant of an enum. */
  default boolean isEnumConstant() {
    return (flags() & AccessFlag.ENUM.mask()) != 0;
  }

  /** As it would be declared. */
  default String declaration() {
    return access()
        + (isStatic() ? "static " : "")
        + (isFinal() ? "final " : "")
        + type().label()
        + " "
        + name();
  }
}
