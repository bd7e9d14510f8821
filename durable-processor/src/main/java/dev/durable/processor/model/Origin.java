package dev.durable.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * A position in the user's sources, by names, since elements do not outlive a round.
 *
 * @param subject the canonical name of the type that is processed
 * @param type the canonical name of the type that declares the member; the subject, where it is not
 *     inherited
 * @param member the signature of a method, {@code name()}; null for the type itself
 * @param annotation the qualified name of an annotation on it; null for the element itself
 * @param value the name of the annotation's value; null for the whole annotation
 */
public record Origin(
    String subject,
    String type,
    @Nullable String member,
    @Nullable String annotation,
    @Nullable String value) {

  /** A type. */
  public static Origin ofType(String type) {
    return new Origin(type, type, null, null, null);
  }

  /** A member of a type, or of one of its supertypes. */
  public Origin member(String declaringType, String signature) {
    return new Origin(subject, declaringType, signature, null, null);
  }

  /** An annotation there, or one of its values. */
  public Origin at(String annotationName, @Nullable String valueName) {
    return new Origin(subject, type, member, annotationName, valueName);
  }
}
