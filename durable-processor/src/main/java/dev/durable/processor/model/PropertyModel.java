package dev.durable.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * One stored property.
 *
 * @param name its identity, {@code score}
 * @param getter the method as declared, {@code score} or {@code getScore}
 * @param setter {@code score} or {@code setScore}
 * @param declared the declared type, with nullness
 * @param nullable whether null is a value
 * @param edited whether drafts have a method to edit what it refers to: where it is a sealed
 *     entity, here or in a sealed entity that declares it, too, the getter of some draft cannot
 *     give a draft
 * @param hasDefault whether a default method says what a fresh draft has
 * @param renamedFrom its earlier names
 * @param doc the first sentence of its documentation; empty where there is none
 */
public record PropertyModel(
    String name,
    String getter,
    String setter,
    TypeName declared,
    Stored stored,
    boolean nullable,
    boolean edited,
    boolean hasDefault,
    List<String> renamedFrom,
    String doc,
    Origin origin) {

  /** The method to edit it, where it has one: {@code editPayment} of {@code payment}. */
  public String editor() {
    return "edit" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Whether it has a bit that says whether it was touched; collections know that themselves. */
  public boolean hasTouchedBit() {
    return !(stored instanceof Stored.Many);
  }

  /** Whether reading it as a draft must give drafts, which the view cannot. */
  public boolean isSession() {
    return stored.hasReferences();
  }

  /** Whether a commit is refused while it is null. */
  public boolean isRequired() {
    return !nullable
        && !(stored instanceof Stored.Many)
        && !(stored instanceof Stored.Option)
        && !(stored instanceof Stored.Scalar scalar
            && (scalar.primitive() || scalar.kind().isOptional()));
  }
}
