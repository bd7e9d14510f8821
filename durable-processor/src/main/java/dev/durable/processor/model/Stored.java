package dev.durable.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a value is stored, and the Java type that it has.
 *
 * <p>Two are equal if and only if generated code can use one shape for both, which is why types
 * carry the nullness of their arguments.
 */
public sealed interface Stored {

  /** The Java type as it stands in a type argument: boxed, and without nullness of its own. */
  TypeName type();

  /** A type that the format knows. */
  record Scalar(ScalarKind kind, boolean primitive) implements Stored {

    @Override
    public TypeName type() {
      return kind.type();
    }
  }

  /**
   * An enum.
   *
   * @param constants their names in the order of code units
   */
  record Enumeration(ClassName type, List<String> constants) implements Stored {}

  /**
   * A record or a sum of records and enums; {@link ValueTypes} has its parts, so that it may
   * contain itself.
   */
  record Composite(TypeName type, boolean hasReferences) implements Stored {}

  /** A type of the user's behind a converter. */
  record Converted(TypeName type, TypeName raw, ClassName converter, Stored stored)
      implements Stored {}

  /**
   * An entity.
   *
   * @param draft its draft; no subtype of {@code type} where that is sealed
   */
  record Reference(ClassName type, ClassName draft, boolean sealed) implements Stored {}

  /** {@code Optional} of a value. */
  record Option(TypeName type, Stored content) implements Stored {}

  /** A value that may be null, as an element or component. */
  record OrNull(Stored content) implements Stored {

    @Override
    public TypeName type() {
      return content.type();
    }
  }

  /**
   * A collection.
   *
   * @param element the shape of elements, of keys in a map
   * @param value the shape of a map's values; null where it is none
   */
  record Many(TypeName type, CollectionKind kind, Stored element, @Nullable Stored value)
      implements Stored {

    /** What {@code edit} leads to: elements, or a map's values. */
    public Stored edited() {
      return value == null ? element : value;
    }
  }

  /** What cannot be stored; a finding says why. */
  record Unsupported(TypeName type) implements Stored {}

  /** The same without {@link OrNull}. */
  default Stored present() {
    return this instanceof OrNull(Stored content) ? content : this;
  }

  /** Whether a value can hold references to entities. */
  default boolean hasReferences() {
    return switch (this) {
      case Enumeration _, Unsupported _ -> false;
      case Scalar scalar -> scalar.kind.hasReferences();
      case Composite composite -> composite.hasReferences;
      case Converted converted -> converted.stored.hasReferences();
      case Reference _ -> true;
      case Option option -> option.content.hasReferences();
      case OrNull orNull -> orNull.content.hasReferences();
      case Many many ->
          many.element.hasReferences() || (many.value != null && many.value.hasReferences());
    };
  }

  /** Whether drafts give something to edit for it: a draft, or a draft collection. */
  default boolean isEditable() {
    return present() instanceof Reference || present() instanceof Many;
  }
}
