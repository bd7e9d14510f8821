package dev.durable.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.durable.processor.model.CollectionKind;
import dev.durable.processor.model.Environment;
import dev.durable.processor.model.NullableTypes;
import dev.durable.processor.model.PropertyModel;
import dev.durable.processor.model.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** The types that drafts give and take. */
final class DraftTypes {

  private final Environment environment;

  DraftTypes(Environment environment) {
    this.environment = environment;
  }

  TypeName nullable(TypeName type) {
    return NullableTypes.nullable(type, environment.nullable());
  }

  private TypeName nullableIf(boolean isNullable, TypeName type) {
    return isNullable ? nullable(type) : type;
  }

  /** What a draft's getter gives: drafts of entities, live collections. */
  TypeName given(PropertyModel property) {
    return switch (property.stored()) {
      case Stored.Reference reference when !reference.sealed() ->
          nullableIf(property.nullable(), reference.draft());
      case Stored.Many many -> collection(many);
      default -> property.declared();
    };
  }

  /**
   * What the getter gives if some kind may narrow the property: a collection may be any of them.
   */
  TypeName givenByAll(PropertyModel property) {
    return property.stored() instanceof Stored.Many many && many.kind() == CollectionKind.COLLECTION
        ? generic(Collection.class, element(many.element()))
        : given(property);
  }

  /** What a draft's setter takes. */
  TypeName taken(PropertyModel property) {
    return property.stored() instanceof Stored.Many many ? taken(many) : property.declared();
  }

  /** A collection as a draft gives it. */
  TypeName collection(Stored.Many many) {
    TypeName element = element(many.element());
    boolean edits = many.edited().isEditable();
    CollectionKind kind = many.kind();
    if (many.value() == null) {
      if (kind.isSortedSet()) {
        return generic(NavigableSet.class, element);
      }
      if (kind.isList()) {
        return edits
            ? ParameterizedTypeName.get(RuntimeNames.DRAFT_LIST, element, edited(many.element()))
            : generic(List.class, element);
      }
      return edits
          ? ParameterizedTypeName.get(RuntimeNames.DRAFT_SET, element, edited(many.element()))
          : generic(Set.class, element);
    }
    TypeName value = element(many.value());
    if (edits) {
      ClassName draft =
          kind.isSortedMap() ? RuntimeNames.DRAFT_NAVIGABLE_MAP : RuntimeNames.DRAFT_MAP;
      return ParameterizedTypeName.get(draft, element, value, edited(many.value()));
    }
    return generic(kind.isSortedMap() ? NavigableMap.class : Map.class, element, value);
  }

  /** What editing an element gives. */
  private TypeName edited(Stored stored) {
    return switch (stored) {
      case Stored.OrNull orNull -> nullable(edited(orNull.content()));
      case Stored.Reference reference -> reference.draft();
      case Stored.Many many -> collection(many);
      default -> throw new IllegalArgumentException(stored.toString());
    };
  }

  /** An element as declared. */
  TypeName element(Stored stored) {
    return nullableIf(stored instanceof Stored.OrNull, stored.type());
  }

  /** A record's component as declared. */
  TypeName component(Stored stored) {
    TypeName primitive =
        stored instanceof Stored.Scalar scalar && scalar.primitive()
            ? scalar.kind().primitive()
            : null;
    return primitive == null ? element(stored) : primitive;
  }

  private TypeName taken(Stored.Many many) {
    TypeName element = accepted(many.element());
    return many.value() == null
        ? generic(Collection.class, element)
        : generic(Map.class, accepted(many.element()), accepted(many.value()));
  }

  /** Drafts where entities are declared, and collections of them. */
  private TypeName accepted(Stored stored) {
    return switch (stored) {
      case Stored.Reference _ -> WildcardTypeName.subtypeOf(stored.type());
      case Stored.OrNull orNull when orNull.content() instanceof Stored.Reference ->
          WildcardTypeName.subtypeOf(nullable(stored.type()));
      case Stored.Many many ->
          WildcardTypeName.subtypeOf(
              isLoose(many)
                  ? many.value() == null
                      ? generic(loose(many.kind()), accepted(many.element()))
                      : generic(
                          loose(many.kind()), accepted(many.element()), accepted(many.value()))
                  : many.type());
      default -> element(stored);
    };
  }

  /** Whether the setter takes more than the declared type, so that the argument must be cast. */
  static boolean isLoose(Stored.Many many) {
    return isReferenceOrLoose(many.element())
        || (many.value() != null && isReferenceOrLoose(many.value()));
  }

  private static boolean isReferenceOrLoose(Stored stored) {
    return stored.present() instanceof Stored.Reference
        || (stored.present() instanceof Stored.Many many && isLoose(many));
  }

  /** Whether collections inside of this one are taken with other type arguments than declared. */
  static boolean isLooseInside(Stored.Many many) {
    return many.edited().present() instanceof Stored.Many inner && isLoose(inner);
  }

  private static Class<?> loose(CollectionKind kind) {
    return switch (kind) {
      case COLLECTION -> Collection.class;
      case LIST -> List.class;
      case SET -> Set.class;
      case SORTED_SET -> SortedSet.class;
      case NAVIGABLE_SET -> NavigableSet.class;
      case MAP -> Map.class;
      case SORTED_MAP -> SortedMap.class;
      case NAVIGABLE_MAP -> NavigableMap.class;
    };
  }

  private static TypeName generic(Class<?> raw, TypeName... arguments) {
    return ParameterizedTypeName.get(ClassName.get(raw), arguments);
  }

  /** The declared type of a property in a type argument: boxed. */
  TypeName argument(PropertyModel property) {
    TypeName declared = property.declared();
    return declared.isPrimitive() ? declared.box() : declared;
  }
}
