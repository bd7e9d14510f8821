package dev.durable.examples.jdk.model;

import java.lang.reflect.AccessFlag;
import java.lang.reflect.Modifier;

/** Whatever has access flags; not an entity itself, but what is one inherits the property. */
public interface Flagged {

  /** The access flags as the class file has them. */
  int flags();

  /** Whether everybody sees it, as far as modules let them. */
  default boolean isPublic() {
    return Modifier.isPublic(flags());
  }

  /** Whether it belongs to the class and not to its instances. */
  default boolean isStatic() {
    return Modifier.isStatic(flags());
  }

  /** Whether it has no body, or not all bodies. */
  default boolean isAbstract() {
    return Modifier.isAbstract(flags());
  }

  /** Whether it cannot be overridden, extended or assigned. */
  default boolean isFinal() {
    return Modifier.isFinal(flags());
  }

  /** Whether a compiler made it. */
  default boolean isSynthetic() {
    return (flags() & AccessFlag.SYNTHETIC.mask()) != 0;
  }

  /** {@code public}, {@code protected}, {@code private} or nothing, with a space behind it. */
  default String access() {
    int flags = flags();
    return Modifier.isPublic(flags)
        ? "public "
        : Modifier.isProtected(flags) ? "protected " : Modifier.isPrivate(flags) ? "private " : "";
  }
}
